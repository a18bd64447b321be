import Testing

@testable import Maquette

/// Refusals in the words of the DALL·E models (real-api.md, 5.8).
struct DatedRefusalTests {
  /// A generation in 2024, and the sentence and code that it is refused with.
  @Test(
    arguments: [
      (
        #"{"prompt":"x","size":"512x513"}"#,
        "'512x513' is not one of ['256x256', '512x512', '1024x1024', '1024x1792', '1792x1024'] - 'size'", nil
      ),
      (
        #"{"prompt":"x","model":"dall-e-3","size":"512x512"}"#, "The size is not supported by this model.",
        "invalid_size"
      ),
      (
        #"{"prompt":"x","model":"dall-e-3","quality":"x"}"#,
        "'x' is not one of ['standard', 'hd'] - 'quality'",
        nil
      ),
      (#"{"prompt":"x","n":0}"#, "0 is less than the minimum of 1 - 'n'", nil),
      (#"{"prompt":"x","n":11}"#, "11 is greater than the maximum of 10 - 'n'", nil),
      (#"{"prompt":"x","n":"2"}"#, "'2' is not of type 'integer' - 'n'", nil),
      (#"{"prompt":"x","n":true}"#, "True is not of type 'integer' - 'n'", nil),
      (
        #"{"prompt":"x","model":"dall-e-3","quality":5}"#, "5 is not one of ['standard', 'hd'] - 'quality'",
        nil
      ),
      (
        #"{"prompt":"x","model":"dall-e-3","style":true}"#,
        "True is not one of ['vivid', 'natural'] - 'style'", nil
      ),
      (
        #"{"prompt":"x","response_format":1.5}"#,
        "1.5 is not one of ['url', 'b64_json'] - 'response_format'", nil
      ),
      (#"{"prompt":null}"#, "None is not of type 'string' - 'prompt'", nil),
      (#"{"prompt":true}"#, "True is not of type 'string' - 'prompt'", nil),
      (#"{"prompt":"x","model":"dall-e-3","n":2}"#, "You must provide n=1 for this model.", nil),
      ("{}", "'prompt' is a required property", nil),
      (#"{"prompt":""}"#, "You must provide a prompt.", nil),
      (
        #"{"prompt":"x","responseFormat":"url"}"#,
        "Additional properties are not allowed ('responseFormat' was unexpected)", nil
      ),
      (
        #"{"prompt":"x","model":"dall-e-4"}"#,
        "Invalid model dall-e-4. The model argument should be left blank.", nil
      ),
    ] as [(String, String, String?)])
  func `a generation in 2024 is refused in a validator's words`(
    body: String, message: String, code: String?
  ) throws {
    let response = try Emulator(asOf: "2024-03-01").post(.generations, json: body)
    let code = code.map { "\"\($0)\"" } ?? "null"
    #expect(response.status == 400)
    #expect(
      response.text == """
        {
          "error": {
            "code": \(code),
            "message": "\(message)",
            "param": null,
            "type": "invalid_request_error"
          }
        }

        """)
  }

  @Test func `a long prompt is quoted whole`() throws {
    let prompt = String(repeating: "a", count: 1001)
    let response = try Emulator(asOf: "2024-03-01").post(.generations, json: #"{"prompt":"\#(prompt)"}"#)
    #expect(try response.error()["message"]?.string == "'\(prompt)' is too long - 'prompt'")
  }

  @Test func `an edit without a picture lacks a property`() throws {
    let response = try Emulator(asOf: "2024-03-01").post(.edits, form: [.field("prompt", "x")])
    #expect(try response.error()["message"]?.string == "'image' is a required property")
  }

  @Test(arguments: [
    ("image", "[...] is too long - 'image'"),
    ("images", "Additional properties are not allowed ('images' was unexpected)"),
  ])
  func `an edit with more pictures than one is refused in a validator's words`(
    name: String, message: String
  ) throws {
    let files = try [FormPart.file("image", Sample.png(8, 8)), .file(name, Sample.png(8, 8))]
    let response = try Emulator(asOf: "2024-03-01").post(.edits, form: files + [.field("prompt", "x")])
    #expect(try response.error()["message"]?.string == message)
    #expect(try response.error()["code"] == .null)
  }

  @Test func `the contract profile refuses in the words of its day`() throws {
    let day = try #require(Day("2024-03-01"))
    let emulator = Emulator(Configuration(edition: .day(day), profile: .contract, rendering: .flat))
    let error = try emulator.post(.generations, json: #"{"prompt":"x","n":0}"#).error()
    #expect(error["message"]?.string == "0 is less than the minimum of 1 - 'n'")
    #expect(error["code"] == .null)
  }

  /// Before there were three sizes more.
  @Test func `sizes are listed as there are models`() throws {
    let response = try Emulator(asOf: "2023-03-01").post(.generations, json: #"{"prompt":"x","size":"1x1"}"#)
    #expect(
      try response.error()["message"]?.string
        == "'1x1' is not one of ['256x256', '512x512', '1024x1024'] - 'size'")
  }

  /// real-api.md, 5.3: "any multipart schema failure".
  @Test(arguments: [
    [FormPart.field("n", "0")], [.field("n", "abc")], [.field("foo", "1")], [.field("size", "1x1")],
    [.field("response_format", "url")], [.file("images", [1])],
    Array(repeating: .file("image", [1]), count: 16),
  ])
  func `in the time of two APIs a form was refused for its model`(fields: [FormPart]) throws {
    let picture = try FormPart.file("image", Sample.png(8, 8))
    let parts = [picture, .field("prompt", "x"), .field("model", "gpt-image-1")] + fields
    let error = try Emulator(asOf: "2025-09-15").post(.edits, form: parts).error()
    #expect(
      error == [
        "message": "Invalid value: 'gpt-image-1'. Value must be 'dall-e-2'.", "type": "invalid_request_error",
        "param": "model", "code": "invalid_value",
      ])
  }

  /// real-api.md, 5.4: from 2026 the engine refuses sizes.
  @Test func `a size that the engine refuses is not hidden by the form`() throws {
    let picture = try FormPart.file("image", Sample.png(8, 8))
    let parts = [picture, .field("prompt", "x"), .field("model", "gpt-image-1"), .field("size", "1x1")]
    let error = try Emulator(asOf: "2026-02-10").post(.edits, form: parts).error()
    #expect(
      error["message"] == "Invalid size '1x1'. Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto."
    )
    #expect(error["type"] == "image_generation_user_error")
  }

  /// real-api.md, 5.6: DALL·E has one sentence until it is gone.
  @Test(arguments: ["2023-11-06", "2025-05-31", "2025-06-01", "2026-01-01", "2026-05-11"])
  func `the safety system rejects on DALL·E as it always did`(day: String) throws {
    for model in ["dall-e-2", "dall-e-3"] {
      let body = #"{"prompt":"[[maquette:moderation]]","model":"\#(model)"}"#
      let error = try Emulator(asOf: day).post(.generations, json: body).error()
      #expect(error["code"] == "content_policy_violation")
      #expect(error["type"] == "invalid_request_error")
      #expect(error["message"]?.string?.hasSuffix("by our safety system.") == true)
    }
  }

  /// Files for dall-e-2 in its last weeks, all declared as PNG.
  @Test func `a file that is declared as a PNG is refused for its bytes as ever`() throws {
    let tooLarge = try Sample.png(8, 8) + [UInt8](repeating: 0, count: 4 << 20)
    for bytes in try [[1], tooLarge, Sample.jpeg(8, 8)] {
      let parts = [.file("image", bytes), .field("prompt", "x"), FormPart.field("model", "dall-e-2")]
      let error = try Emulator(asOf: "2026-04-15").post(.edits, form: parts).error()
      #expect(error["message"] == "Uploaded image must be a PNG and less than 4 MB.")
      #expect(error["code"] == "invalid_image_format")
    }
  }

  @Test func `in the time of two APIs a file of another type was told so`() throws {
    let file = FormPart.file("image", [1], filename: "a.bin", type: "application/octet-stream")
    let parts = [file, .field("prompt", "x"), .field("model", "gpt-image-1")]
    let error = try Emulator(asOf: "2025-09-15").post(.edits, form: parts).error()
    #expect(error["code"] == "unsupported_file_mimetype")
  }
}
