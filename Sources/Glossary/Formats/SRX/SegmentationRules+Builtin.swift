internal import BuiltinSegmentation

extension SegmentationRules {
  /// The rules that come with the library: Indonesian and English official prose first, and good
  /// manners for every language of ASEAN.
  ///
  /// They are made to be used with `Segmenter.Silence.sentences`.
  public static let builtin: SegmentationRules = {
    let file = NamedFile(name: "default.srx", bytes: builtinBytes)
    // The tests read the file, so that a mistake in it never gets here.
    let read = try? SRXReader.read(file)
    return read?.rules ?? SegmentationRules(ruleSets: [], maps: [])
  }()

  /// The same as a file, with its comments.
  public static let builtinBytes: [UInt8] = unsafe Array(
    UnsafeBufferPointer(
      start: builtin_segmentation_bytes(), count: Int(builtin_segmentation_length())))
}
