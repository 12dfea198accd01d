extension Schema {
  /// A table with what a store is made of.
  struct Table {
    var name: String
    var columns: [String]

    /// The columns by which rows are put in order, each row at its own place.
    var key: [String]

    init(_ name: String, _ columns: String, key: String = "id") {
      self.name = name
      self.columns = columns.split(separator: " ").map(String.init)
      self.key = key.split(separator: " ").map(String.init)
    }
  }

  /// The tables of a store but those of its match index, each after those that it refers to.
  static let tables = [
    Table("base", "id name version key_version"),
    Table("subject", "id base_id slug"),
    Table("subject_title", "subject_id position language text", key: "subject_id position"),
    Table("concept", "id base_id ordinal slug subject_id part_of_speech"),
    Table(
      "concept_text", "concept_id kind position language text", key: "concept_id kind position"),
    Table("relation", "concept_id position kind target", key: "concept_id position"),
    Table(
      "designation",
      """
      id concept_id position standing language text type status valid_from valid_to confidence \
      note suggestion expansion is_ambiguous is_case_sensitive key lemma sort_key
      """),
    Table(
      "usage_rule", "designation_id kind position value", key: "designation_id kind position"),
    Table("source", "id base_id slug citation url"),
    Table(
      "designation_source", "designation_id position source_id", key: "designation_id position"),
    Table("protected_name", "base_id position text", key: "base_id position"),
    Table(
      "kept_data", "concept_id position language designation content", key: "concept_id position"),
    Table("base_data", "base_id position content", key: "base_id position"),
    Table("term_state", "id stamp"),
    Table("origin", "id name"),
    Table("domain", "id name"),
    Table("memory_import", "id origin_id file format imported header"),
    Table("unit", "id identity import_id domain_id date usage_count variants content"),
    Table("retired_unit", "unit_id revision", key: "unit_id"),
    Table("revision", "id number"),
    Table("change", "id revision moment actor kind subject content"),
    Table(
      "suggestion",
      """
      id kind name place version content comment author moment state judge judged reason revision \
      result
      """),
    Table("unit_successor", "unit_id successor_id", key: "unit_id"),
    Table("access_token", "id name digest scope created expires"),
  ]
}
