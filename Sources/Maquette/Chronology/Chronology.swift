/// The chronology: every change of the Images API that is known, the earliest first. Adding a change is adding a row.
///
/// A row's day is the first on which the API is so. Where only a month, a season or a first sighting is known, the
/// row takes the likeliest day and says what is in doubt.
extension Change {
  package static let chronology =
    dallE2 + dallE3 + gptImage1 + gptImage15 + gptImage2 + gptImage25 + gptImage26

  // MARK: 2022: DALL·E 2

  private static let dallE2: [Change] = [
    Change(
      Day(2022, 11, 3), .model, "dall-e-2 appears, on generations, edits and variations.",
      source: "real-api.md, 0, era A", .recorded,
      doubt: "The year was recorded; the day is that of the announcement."
    ) {
      $0.endpoints = Set(Endpoint.allCases)
      $0.add(.dallE2)
      for endpoint in Endpoint.allCases {
        $0.fallbacks[endpoint] = API.Fallback(first: "dall-e-2", second: "dall-e-2")
      }
    },
    Change(
      Day(2022, 11, 3), .wire,
      "Pictures and refusals are told with a line feed at the end; error objects are code, message, param, type.",
      source: "real-api.md, 0 and 5.1, era A", .recorded
    ) {
      $0.wire.errorObject = .alphabetical
      $0.wire.endpointsWithFinalLineFeed = Set(Endpoint.allCases)
    },
    Change(
      Day(2022, 11, 3), .wording, "Refusals are in the words of a JSON Schema validator.",
      source: "real-api.md, 5.8", .recorded
    ) {
      $0.wording.validator = .jsonSchema
      $0.wording.hasPictureCode = false
    },
    Change(
      Day(2022, 11, 3), .wording, "A request without a key is told where a key goes.",
      source: "real-api.md, 5.5", .secondHand
    ) {
      $0.wording.explainsKeys = true
    },
    Change(
      Day(2022, 11, 3), .wording, "The safety system rejects without a reason or a code.",
      source: "real-api.md, 5.6", .recorded
    ) {
      $0.wording.moderation = .unexplained
    },
    Change(
      Day(2022, 11, 3), .wording, "The server is sorry for an error of its own, and gives it no code.",
      source: "real-api.md, 5.7", .recorded, doubt: "The older of two sentences; its days are unknown."
    ) {
      $0.wording.isSorry = true
    },
    Change(
      Day(2022, 11, 3), .header, "Strict-Transport-Security is max-age=15724800; includeSubDomains.",
      source: "real-api.md, 0, era A", .recorded, isDocumented: false
    ) {
      $0.wire.transportSecurity = "max-age=15724800; includeSubDomains"
    },
    Change(
      Day(2022, 11, 3), .header, "Links name version 2021-08-06 of the storage service.",
      source: "real-api.md, 3", .recorded
    ) {
      $0.wire.storageVersion = "2021-08-06"
    },
  ]

  // MARK: 2023 and 2024: DALL·E 3

  private static let dallE3: [Change] = [
    Change(
      Day(2023, 11, 6), .model, "dall-e-3 appears, on generations.", source: "real-api.md, 1.3", .recorded,
      doubt: "The day is that of the announcement."
    ) {
      $0.add(.dallE3)
    },
    Change(
      Day(2023, 11, 6), .parameter, "dall-e-2 takes quality: standard.", source: "real-api.md, 5.8",
      .recorded,
      doubt: "Recorded in February 2024; the parameter came with dall-e-3."
    ) {
      $0.change({ $0.id == "dall-e-2" }) { $0.qualities = [.standard] }
    },
    Change(
      Day(2023, 11, 6), .wording, "The safety system rejects with content_policy_violation.",
      source: "real-api.md, 5.6", .recorded, doubt: "The year was recorded; the code came with dall-e-3."
    ) {
      $0.wording.moderation = .contentPolicy
    },
    Change(
      Day(2024, 1, 1), .wording, "Refusals of uploaded pictures have the code invalid_image_format.",
      source: "real-api.md, 5.8", .recorded, doubt: "Without it in 2022, with it in 2024; the day is unknown."
    ) {
      $0.wording.hasPictureCode = true
    },
    Change(
      Day(2024, 2, 1), .header, "x-request-id begins with req_.", source: "real-api.md, 0, era A", .recorded,
      doubt: "The month was recorded."
    ) {
      $0.wire.requestIDPrefix = "req_"
    },
    Change(
      Day(2024, 8, 4), .header, "Links name version 2024-08-04 of the storage service.",
      source: "real-api.md, 3", .recorded,
      doubt: "Between March and December 2024; the day is that of the version's name."
    ) {
      $0.wire.storageVersion = "2024-08-04"
    },
    Change(
      Day(2025, 1, 1), .wording, "A request without a key is told so in one sentence.",
      source: "real-api.md, 5.5", .secondHand, doubt: "The year was given."
    ) {
      $0.wording.explainsKeys = false
    },
  ]

  // MARK: 2025: gpt-image-1

  private static let gptImage1: [Change] = [
    Change(
      Day(2025, 4, 23), .model,
      "gpt-image-1 appears, on generations and edits; answers hold created, data and usage.",
      source: "real-api.md, 0, era B", .recorded,
      doubt: "The month was recorded; the day is that of the announcement."
    ) {
      $0.add(.gptImage1)
    },
    Change(
      Day(2025, 4, 23), .default,
      "Generations without a model go to gpt-image-1 when they have what only it has.",
      source: "real-api.md, 7.1", .guess,
      doubt: "No source says so: the rule was documented in August 2026, of gpt-image-1.5."
    ) {
      $0.fallbacks[.generations]?.second = "gpt-image-1"
    },
    Change(
      Day(2025, 4, 23), .wire,
      "Generations and edits end without a line feed; the keys of error objects are message, type, param, code.",
      source: "real-api.md, 0, era B", .recorded, doubt: "Between August 2024 and May 2025."
    ) {
      $0.wire.errorObject = .byWeight
      $0.wire.endpointsWithFinalLineFeed = [.variations]
    },
    Change(
      Day(2025, 4, 23), .wording, "Refusals have the sentences and the codes of today.",
      source: "real-api.md, 5.3", .recorded, doubt: "Between August 2024 and May 2025."
    ) {
      $0.wording.validator = .current
    },
    Change(
      Day(2025, 4, 23), .wording, "A size that gpt-image-1 lacks is refused like any other word.",
      source: "real-api.md, 5.4", .recorded, doubt: "The year was recorded."
    ) {
      $0.wording.hasSizesAsWords = true
    },
    Change(
      Day(2025, 4, 23), .wording, "Whatever is wrong with the form of an edit, the model must be 'dall-e-2'.",
      source: "real-api.md, 5.3", .recorded, doubt: "The year was recorded."
    ) {
      $0.wording.hidesFormRefusals = true
    },
    Change(
      Day(2025, 4, 23), .wording, "A picture for gpt-image-1 that does not decode is counted from 0.",
      source: "real-api.md, 5.4", .recorded, doubt: "Recorded on 4 June 2025."
    ) {
      $0.change(\.isGPTImage) { $0.uploads.countsFromZero = true }
    },
    Change(
      Day(2025, 4, 23), .wording, "An error of the server's has a code, and its sentence names the request.",
      source: "real-api.md, 5.7", .recorded, doubt: "The newer of two sentences; its first day is unknown."
    ) {
      $0.wording.isSorry = false
    },
    Change(
      Day(2025, 4, 23), .wording, "The safety system rejects on gpt-image-1 with a user_error.",
      source: "real-api.md, 5.6", .recorded, doubt: "April and May 2025."
    ) {
      $0.wording.moderation = .userError
    },
    Change(
      Day(2025, 4, 23), .header,
      "Strict-Transport-Security is max-age=31536000; includeSubDomains; preload.",
      source: "real-api.md, 2", .recorded, doubt: "Between August 2024 and August 2026.", isDocumented: false
    ) {
      $0.wire.transportSecurity = "max-age=31536000; includeSubDomains; preload"
    },
    Change(
      Day(2025, 6, 1), .wording, "The safety system names the violations it sees on gpt-image-1.",
      source: "real-api.md, 5.6", .recorded,
      doubt: "After May 2025; of DALL·E nothing is recorded after 2025."
    ) {
      $0.wording.moderation = .violations
    },
    Change(
      Day(2025, 6, 1), .wording, "A rate limit says how long to wait, and nothing else.",
      source: "real-api.md, 5.5", .recorded, doubt: "Mid-2025."
    ) {
      $0.wording.hasBareRateLimit = true
    },
    Change(
      Day(2025, 6, 5), .wording, "A picture for gpt-image-1 that does not decode is counted from 1.",
      source: "real-api.md, 5.4", .recorded, doubt: "From 0 on the day before."
    ) {
      $0.change(\.isGPTImage) { $0.uploads.countsFromZero = false }
    },
    Change(
      Day(2025, 8, 1), .wire, "Answers tell background, output_format, quality and size.",
      source: "real-api.md, 0, era C", .recorded, doubt: "About August 2025; seen in September."
    ) {
      $0.wire.echoesParameters = true
    },
    Change(
      Day(2025, 8, 1), .header, "x-envoy-upstream-service-time appears.", source: "real-api.md, 2", .recorded,
      doubt: "The month was recorded.", isDocumented: false
    ) {
      $0.wire.hasUpstreamTime = true
    },
    Change(
      Day(2025, 9, 1), .wire, "Variations end without a line feed.", source: "real-api.md, 1.3", .guess,
      doubt: "With one still in August 2025; nothing later was recorded."
    ) {
      $0.wire.endpointsWithFinalLineFeed = []
    },
    Change(
      Day(2025, 9, 1), .wording, "A rate limit says what is limited and how much is used.",
      source: "real-api.md, 5.5", .recorded, doubt: "After mid-2025."
    ) {
      $0.wording.hasBareRateLimit = false
    },
    Change(
      Day(2025, 10, 1), .header, "x-envoy-upstream-service-time goes.", source: "real-api.md, 2", .recorded,
      doubt: "Not seen after September 2025.", isDocumented: false
    ) {
      $0.wire.hasUpstreamTime = false
    },
    Change(
      Day(2025, 10, 6), .model, "gpt-image-1-mini appears.", source: "real-api.md, 7.2", .measured,
      doubt: "The day is that of the announcement."
    ) {
      $0.add(.gptImage1Mini)
    },
  ]

  // MARK: 2025 and 2026: gpt-image-1.5

  private static let gptImage15: [Change] = [
    Change(
      Day(2025, 12, 16), .model, "gpt-image-1.5 and chatgpt-image-latest appear.", source: "real-api.md, 7.2",
      .measured, doubt: "The day is that of the announcement."
    ) {
      $0.add(.gptImage15, .chatGPTImageLatest)
    },
    Change(
      Day(2025, 12, 16), .default,
      "Edits without a model go to gpt-image-1.5, and so do generations with what only GPT image models have.",
      source: "real-api.md, 7.1", .official, doubt: "Documented in August 2026; the day is unknown."
    ) {
      $0.fallbacks[.generations]?.second = "gpt-image-1.5"
      $0.fallbacks[.edits] = API.Fallback(first: "gpt-image-1.5", second: "dall-e-2")
    },
    Change(
      Day(2026, 1, 1), .wording, "The engine refuses a size that the model lacks, in its own sentence.",
      source: "real-api.md, 5.4", .measured, doubt: "After 2025; measured in September 2026."
    ) {
      $0.wording.hasSizesAsWords = false
    },
    Change(
      Day(2026, 2, 6), .header, "Links name version 2026-02-06 of the storage service.",
      source: "real-api.md, 3", .recorded,
      doubt: "Recorded in March 2026; the day is that of the version's name."
    ) {
      $0.wire.storageVersion = "2026-02-06"
    },
    Change(
      Day(2026, 2, 9), .endpoint, "Edits take JSON.", source: "real-api.md, 7.6", .official
    ) {
      $0.takesJSONEdits = true
    },
    Change(
      Day(2026, 3, 31), .parameter, "dall-e-2 does not know quality any more.", source: "real-api.md, 5.8",
      .recorded, doubt: "Taken in February 2024, refused on this day.", isDocumented: false
    ) {
      $0.change({ $0.id == "dall-e-2" }) { $0.qualities = nil }
    },
    Change(
      Day(2026, 3, 31), .wording, "A file for dall-e-2 that is declared as no PNG is told so.",
      source: "real-api.md, 5.8", .recorded, doubt: "Seen on this day.", isDocumented: false
    ) {
      $0.change({ $0.id == "dall-e-2" }) { $0.uploads.namesTypes = true }
    },
  ]

  // MARK: 2026: gpt-image-2

  private static let gptImage2: [Change] = [
    Change(
      Day(2026, 4, 21), .model,
      "gpt-image-2 and its snapshot of the day appear, without transparent backgrounds.",
      source: "real-api.md, 7.2 and 7.4", .measured, doubt: "The day is that of the snapshot's name."
    ) {
      $0.add(.gptImage2, .gptImage2Snapshot)
    },
    Change(
      Day(2026, 5, 12), .endpoint,
      "Variations are gone: they and unknown paths of images are an empty 404.", source: "real-api.md, 5.7",
      .measured, doubt: "Measured in August 2026; the day is that of dall-e-2's retirement.",
      isDocumented: false
    ) {
      $0.endpoints.remove(.variations)
      $0.wire.hasSilentUnknownPaths = true
    },
    Change(
      Day(2026, 5, 12), .default, "model is required.", source: "real-api.md, 7.1", .measured,
      doubt: "Measured in August 2026; the day is that of the retirement of the default, dall-e-2.",
      isDocumented: false
    ) {
      $0.fallbacks = [:]
    },
    Change(
      Day(2026, 5, 12), .model, "dall-e-2 and dall-e-3 are retired.",
      source: "real-api.md, 7.2; latest-sdk.md",
      .official, isDocumented: false
    ) {
      $0.retire("dall-e-2", "dall-e-3")
    },
    Change(
      Day(2026, 6, 1), .wire, "usage tells output_tokens_details.", source: "real-api.md, 0, era D",
      .recorded,
      doubt: "About June 2026; in streams between March and September."
    ) {
      $0.wire.hasOutputTokenDetails = true
    },
    Change(
      Day(2026, 7, 1), .wording, "The refusal of the form of an edit says what is wrong with it.",
      source: "real-api.md, 5.3", .measured, doubt: "Mid-2026; measured in August."
    ) {
      $0.wording.hidesFormRefusals = false
    },
    Change(
      Day(2026, 7, 1), .wording, "The safety system tells moderation_details.", source: "real-api.md, 5.6",
      .recorded, doubt: "Mid-2026; captured on 4 August."
    ) {
      $0.wording.moderation = .details
    },
    Change(
      Day(2026, 8, 20), .parameter, "gpt-image-2 takes background: transparent, as a preview.",
      source: "real-api.md, 7.4", .official, doubt: "By account: some were refused on 8 October."
    ) {
      $0.change({ $0.id.hasPrefix("gpt-image-2") }) { $0.drawsTransparency = true }
    },
  ]

  // MARK: 2026: gpt-image-2.5

  private static let gptImage25: [Change] = [
    Change(
      Day(2026, 9, 8), .model,
      "gpt-image-2.5-sunburst and gpt-image-2.5-flare appear with their snapshots, and the qualities xhigh and max.",
      source: "real-api.md, 7.2 and 7.7", .measured
    ) {
      $0.add(.gptImage25Sunburst, .gptImage25SunburstSnapshot, .gptImage25Flare, .gptImage25FlareSnapshot)
    },
    Change(
      Day(2026, 9, 10), .wire, "Every picture has a generation_id.", source: "real-api.md, 0, era E",
      .recorded,
      doubt: "Between 10 and 17 September 2026.", isDocumented: false
    ) {
      $0.wire.hasGenerationIDs = true
    },
    Change(
      Day(2026, 10, 23), .model, "gpt-image-1 is retired.", source: "real-api.md, 7.2; latest-sdk.md",
      .official,
      isDocumented: false
    ) {
      $0.retire("gpt-image-1")
    },
  ]

  // MARK: 2026: gpt-image-2.6

  private static let gptImage26: [Change] = [
    Change(
      Day(2026, 11, 1), .model, "gpt-image-2.6-sunburst and gpt-image-2.6-flare appear.",
      source: "latest-sdk.md",
      .official, doubt: november
    ) {
      $0.add(.gptImage26Sunburst, .gptImage26Flare)
    },
    Change(
      Day(2026, 11, 1), .parameter,
      "safety_identifier is known, and answers and completed events give it back.",
      source: "latest-sdk.md", .official, doubt: november
    ) {
      $0.change(\.isGPTImage) { $0.hasSafetyIdentifier = true }
    },
    // Documented answers are those of August to requests of August.
    Change(
      Day(2026, 11, 1), .wire, "Where no safety_identifier is given, answers give user back in its name.",
      source: "latest-sdk.md", .official, doubt: november, isDocumented: false
    ) {
      $0.change(\.isGPTImage) { $0.takesUserAsSafetyIdentifier = true }
    },
    Change(
      Day(2026, 11, 1), .parameter, "complexity is low, medium or high.", source: "latest-sdk.md", .official,
      doubt: november
    ) {
      $0.change(\.isGPTImage) { $0.complexities = [.low, .medium, .high] }
    },
    Change(
      Day(2026, 11, 1), .parameter, "Edits of the 2.5 family take markup.", source: "latest-sdk.md",
      .official,
      doubt: november
    ) {
      $0.change({ $0.qualities?.contains(.xhigh) == true }) { $0.markups = .smallPNG }
    },
    Change(
      Day(2026, 11, 1), .parameter, "gpt-image-1-mini takes input_fidelity: low.", source: "latest-sdk.md",
      .official, doubt: november, isDocumented: false
    ) {
      $0.change({ $0.id == "gpt-image-1-mini" }) { $0.inputFidelities = [.low] }
    },
  ]

  private static let november = "Described in November 2026, and not before; the day is unknown."
}
