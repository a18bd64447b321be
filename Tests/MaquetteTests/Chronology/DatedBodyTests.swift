import Testing

@testable import Maquette

/// Answers byte for byte, as the reference has them for their time (real-api.md, 0 to 1.3).
struct DatedBodyTests {
  private static let cat =
    #"{"prompt":"a siamese cat","model":"gpt-image-1","quality":"low","size":"1024x1024"}"#

  @Test(arguments: [
    (
      "2025-05-10",
      """
      {
        "created": 1746878400,
        "data": [
          {
            "b64_json": "PICTURE"
          }
        ],
        "usage": {
          "input_tokens": 10,
          "input_tokens_details": {
            "image_tokens": 0,
            "text_tokens": 10
          },
          "output_tokens": 272,
          "total_tokens": 282
        }
      }
      """
    ),
    ("2025-09-10", eraC),
    (
      "2026-07-10",
      """
      {
        "created": 1783684800,
        "background": "opaque",
        "data": [
          {
            "b64_json": "PICTURE"
          }
        ],
        "output_format": "png",
        "quality": "low",
        "size": "1024x1024",
        "usage": {
          "input_tokens": 10,
          "input_tokens_details": {
            "image_tokens": 0,
            "text_tokens": 10
          },
          "output_tokens": 272,
          "output_tokens_details": {
            "image_tokens": 272,
            "text_tokens": 0
          },
          "total_tokens": 282
        }
      }
      """
    ),
    (
      "2026-10-10",
      """
      {
        "created": 1791633600,
        "background": "opaque",
        "data": [
          {
            "b64_json": "PICTURE",
            "generation_id": "GENERATION"
          }
        ],
        "output_format": "png",
        "quality": "low",
        "size": "1024x1024",
        "usage": {
          "input_tokens": 10,
          "input_tokens_details": {
            "image_tokens": 0,
            "text_tokens": 10
          },
          "output_tokens": 272,
          "output_tokens_details": {
            "image_tokens": 272,
            "text_tokens": 0
          },
          "total_tokens": 282
        }
      }
      """
    ),
  ])
  func `a gpt-image-1 answer has the form of its time`(day: String, body: String) throws {
    let response = try Emulator(asOf: day).post(.generations, json: Self.cat)
    let item = try #require(try response.json()["data"]?.array?.first)
    let picture = try #require(item["b64_json"]?.string)
    let generation = item["generation_id"]?.string ?? ""
    let expected = body.replacing("PICTURE", with: picture).replacing("GENERATION", with: generation)
    #expect(response.text == expected)
    #expect(response.headers["Content-Type"] == "application/json")
  }

  private static let eraC = """
    {
      "created": 1757505600,
      "background": "opaque",
      "data": [
        {
          "b64_json": "PICTURE"
        }
      ],
      "output_format": "png",
      "quality": "low",
      "size": "1024x1024",
      "usage": {
        "input_tokens": 10,
        "input_tokens_details": {
          "image_tokens": 0,
          "text_tokens": 10
        },
        "output_tokens": 272,
        "total_tokens": 282
      }
    }
    """

  @Test func `a generation id is a version 4 UUID of its own`() throws {
    let emulator = try Emulator(asOf: "2026-10-10")
    let body = #"{"prompt":"x","model":"gpt-image-1","quality":"low","n":2}"#
    let data = try #require(try emulator.post(.generations, json: body).json()["data"]?.array)
    let ids = data.compactMap { $0["generation_id"]?.string }
    #expect(Set(ids).count == 2)
    for id in ids {
      #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
  }

  @Test func `a dall-e-3 generation in 2024 has a line feed at its end`() throws {
    let response = try Emulator(asOf: "2024-03-01").post(
      .generations, json: #"{"prompt":"x","model":"dall-e-3"}"#)
    let item = try #require(try response.json()["data"]?.array?.first)
    let (prompt, url) = try (
      #require(item["revised_prompt"]?.string), #require(item["url"]?.string)
    )
    #expect(
      response.text == """
        {
          "created": 1709294400,
          "data": [
            {
              "revised_prompt": "\(prompt)",
              "url": "\(url)"
            }
          ]
        }

        """)
    #expect(url.contains("&sv=2021-08-06&"))
  }

  @Test func `a dall-e-3 generation in June 2026 is refused`() throws {
    let response = try Emulator(asOf: "2026-06-15").post(
      .generations, json: #"{"prompt":"x","model":"dall-e-3"}"#)
    #expect(response.status == 400)
    #expect(
      response.text == """
        {
          "error": {
            "message": "The model 'dall-e-3' does not exist.",
            "type": "image_generation_user_error",
            "param": "model",
            "code": "invalid_value"
          }
        }
        """)
  }

  @Test func `an edit without model in July 2025 is one of dall-e-2`() throws {
    let parts: [FormPart] = [
      .file("image", try Sample.png(64, 64, isMask: true)), .field("prompt", "x"), .field("size", "256x256"),
    ]
    let response = try Emulator(asOf: "2025-07-15").post(.edits, form: parts)
    let url = try #require(try response.json()["data"]?.array?.first?["url"]?.string)
    #expect(
      response.text == """
        {
          "created": 1752580800,
          "data": [
            {
              "url": "\(url)"
            }
          ]
        }
        """)
  }

  @Test func `a variation is an empty 404 when dall-e-2 is gone`() throws {
    for method in ["GET", "POST"] {
      let response = try Emulator(asOf: "2026-08-29").send(method, "/v1/images/variations")
      #expect(response.status == 404)
      #expect(response.bytes.isEmpty)
      #expect(response.headers["Content-Type"] == nil)
      #expect(response.headers["x-content-type-options"] == "nosniff")
    }
  }

  @Test func `a streamed event has the usage of its day`() throws {
    let body = #"{"prompt":"x","model":"gpt-image-1","quality":"low","size":"1024x1024","stream":true}"#
    #expect(
      try !Emulator(asOf: "2026-03-15").post(.generations, json: body).text.contains("output_tokens_details"))
    #expect(
      try Emulator(asOf: "2026-09-15").post(.generations, json: body).text.contains("output_tokens_details"))
  }
}
