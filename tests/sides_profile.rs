//! Profiles as files: they are read, checked with the line that is wrong, and described by a schema.

use counterclaim::model::Side;
use counterclaim::sides::Profile;

const RIVER: &str = include_str!("sides/river-states.json");
const STRIKE: &str = include_str!("sides/strike.json");

fn schema() -> jsonschema::Validator {
    let schema: serde_json::Value = serde_json::from_str(&Profile::json_schema()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// A small profile with one thing replaced.
fn with(from: &str, to: &str) -> String {
    let small = r##"{
  "format": 1,
  "name": "North and South",
  "a": {
    "name": "North",
    "color": "#102030",
    "metonyms": [{"name": "Hightown"}],
    "officials": [
      {
        "name": "Ada Verne",
        "terms": [
          {"office": "speaker", "from": "2020-02", "to": "2021"}
        ]
      }
    ]
  },
  "b": {
    "name": "South",
    "adjectives": ["Southern"]
  }
}"##;
    assert!(small.contains(from), "{from}");
    small.replacen(from, to, 1)
}

#[test]
fn the_shipped_profile_and_the_samples_are_sound() {
    let schema = schema();
    for json in [Profile::built_in_json(), RIVER, STRIKE] {
        let profile = Profile::from_json(json).unwrap();
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        let errors: Vec<String> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", profile.name);
        assert_eq!(Profile::from_json(&profile.to_json()).unwrap(), profile);
    }
    assert_eq!(
        Profile::from_json(Profile::built_in_json()).unwrap(),
        Profile::built_in()
    );
}

#[test]
fn the_schema_file_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/side-profile.schema.json");
    let now = Profile::json_schema();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let file = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        file == now,
        "docs/side-profile.schema.json is old: UPDATE_EXPECT=1 cargo test writes it anew"
    );
}

#[test]
fn errors_name_the_line() {
    let schema = schema();
    // What is replaced, by what, the line, words of the problem, and whether a schema can tell.
    let broken = [
        ("\"format\": 1,", "\"format\": 1", 3, "expected", false),
        ("\"format\": 1,", "\"format\": 2,", 2, "format 2", true),
        ("\"color\"", "\"colour\"", 6, "unknown field `colour`", true),
        (
            "    \"name\": \"North\",\n",
            "",
            4,
            "missing field `name`",
            true,
        ),
        (
            "\"name\": \"North\"",
            "\"name\": 7",
            5,
            "invalid type",
            true,
        ),
        ("\"name\": \"North\"", "\"name\": \"\"", 5, "empty", true),
        (
            "\"name\": \"North\"",
            "\"name\": \"--\"",
            5,
            "no letter",
            false,
        ),
        ("#102030", "green", 6, "no colour", true),
        ("2020-02", "Feb 2020", 12, "no date", true),
        ("2020-02", "2020-13", 12, "no date", true),
        (
            "\"to\": \"2021\"",
            "\"to\": \"2019\"",
            12,
            "before it begins",
            false,
        ),
        (
            "\"Southern\"",
            "\"Hightown\"",
            19,
            "side a and under side b",
            false,
        ),
        (
            "\"Southern\"",
            "\"north\"",
            19,
            "side a and under side b",
            false,
        ),
        (
            "\"name\": \"South\"",
            "\"name\": \"North\"",
            18,
            "side a and under side b",
            false,
        ),
        (
            "\n          {\"office\": \"speaker\", \"from\": \"2020-02\", \"to\": \"2021\"}\n        ",
            "",
            11,
            "no office",
            true,
        ),
        ("\"speaker\"", "\" \"", 12, "empty", false),
        (
            "\"office\": \"speaker\", ",
            "",
            12,
            "missing field `office`",
            true,
        ),
        (
            "\"name\": \"Ada Verne\"",
            "\"name\": \"Ada Verne\", \"gender\": \"f\"",
            10,
            "unknown variant",
            true,
        ),
        ("\"b\": {", "\"c\": {", 17, "unknown field `c`", true),
        ("[\"Southern\"]", "\"Southern\"", 19, "invalid type", true),
    ];
    for (from, to, line, words, by_schema) in broken {
        let json = with(from, to);
        let error = Profile::from_json(&json).expect_err(&json);
        assert!(error.problem.contains(words), "{error} for {to:?}");
        assert!(!error.problem.contains(" at line "), "{error}");
        assert_eq!(error.line, line, "{error} for {to:?} in\n{json}");
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(&json) {
            assert_eq!(!schema.is_valid(&value), by_schema, "schema on {to:?}");
        } else {
            assert!(!by_schema);
        }
    }
    assert!(Profile::from_json(&with("North", "North")).is_ok());
    assert!(Profile::from_json("").is_err());
    assert!(Profile::from_json("[]").is_err());
    assert!(Profile::from_json(&"[".repeat(100_000)).is_err());
    let marked = format!("\u{feff}{}", with("North", "North"));
    assert!(Profile::from_json(&marked).is_ok());
}

#[test]
fn what_the_other_rooms_ask() {
    let profile = Profile::built_in();
    assert_eq!(
        (profile.a.name.as_str(), profile.b.name.as_str()),
        ("Pakistan", "Afghanistan")
    );
    let names = profile.names(Side::B);
    for name in [
        "Afghanistan",
        "Afghan",
        "Kabul",
        "Islamic Emirate",
        "Taliban",
    ] {
        assert!(names.iter().any(|n| n == name), "{name}");
    }
    assert!(names.iter().all(|n| n != "Pakistani Taliban"));
    assert!(profile.names(Side::Other).is_empty());
    let synonyms = profile.synonyms();
    let group = |name: &str| synonyms.iter().find(|list| list.iter().any(|n| n == name));
    assert!(
        group("TTP")
            .unwrap()
            .contains(&"Pakistani Taliban".to_owned())
    );
    assert!(group("Islamabad").unwrap().contains(&"Pakistan".to_owned()));
    assert!(synonyms.iter().all(|list| list.len() > 1));
    let carriers = profile.carriers();
    for carrier in ["Dawn", "Tolo News", "Radio Pakistan", "Bakhtar"] {
        assert!(carriers.iter().any(|c| c == carrier), "{carrier}");
    }
    assert!(profile.party(Side::Unknown).is_none());
}
