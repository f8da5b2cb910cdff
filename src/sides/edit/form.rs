//! What a profile is made of, as a form: every field of the file with its label and a line of help.
//!
//! A test walks the JSON Schema and fails when the form leaves a field out.

/// A group of fields.
#[derive(Debug)]
pub struct Form {
    /// What one is called: "official".
    pub one: &'static str,
    /// The fields, in the order of the form.
    pub fields: &'static [Field],
}

/// One field of the file.
#[derive(Debug)]
pub struct Field {
    /// Its name in the file.
    pub key: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What it holds and does, in a sentence or two.
    pub help: &'static str,
    /// What can be written in it.
    pub kind: Kind,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A line that must not be empty.
    Name,
    /// A line that may be empty.
    Line,
    /// Some lines of prose; may be empty.
    Note,
    /// A colour; may be empty.
    Color,
    /// A year, month or day; may be empty.
    Day,
    /// Names, one on each line.
    Names,
    /// Yes or no; the file leaves it out where it is this.
    Flag(bool),
    /// One of several words of the file, each with its label; the first is for none.
    Choice(&'static [(&'static str, &'static str)]),
    /// A part with fields of its own.
    Part(&'static Form),
    /// Entries of a list, in an order.
    List(&'static Form),
    /// Kept as it is and not shown.
    Hidden,
}

const fn field(key: &'static str, label: &'static str, kind: Kind, help: &'static str) -> Field {
    Field {
        key,
        label,
        help,
        kind,
    }
}

const NAME: Field = field("name", "Name", Kind::Name, "The name to show.");
const ALIASES: Field = field(
    "aliases",
    "Other names and spellings",
    Kind::Names,
    "One on each line. All of them mean the same.",
);
const FROM: Field = field(
    "from",
    "From",
    Kind::Day,
    "First day: 2024, 2024-03 or 2024-03-11. Empty: always.",
);
const TO: Field = field(
    "to",
    "Until",
    Kind::Day,
    "Last day: 2024, 2024-03 or 2024-03-11. Empty: to this day.",
);
const NOTE: Field = field(
    "note",
    "Note",
    Kind::Note,
    "For readers of the profile; the program does not use it.",
);

/// Something with a name for a time.
const fn named(one: &'static str) -> Form {
    Form {
        one,
        fields: &[NAME, ALIASES, FROM, TO, NOTE],
    }
}

static METONYM: Form = named("place that speaks");
static GOVERNMENT: Form = named("government or leadership");
static OFFICE: Form = named("office");
static CARRIER: Form = named("outlet");

static INSTITUTION: Form = Form {
    one: "institution",
    fields: &[
        NAME,
        ALIASES,
        field(
            "official",
            "Speaks for the party",
            Kind::Flag(true),
            "Take the tick away for a body that belongs to the party but does not speak for it.",
        ),
        FROM,
        TO,
        NOTE,
    ],
};

static TERM: Form = Form {
    one: "term of office",
    fields: &[
        field(
            "office",
            "Office",
            Kind::Name,
            "In English and lower case: “defence minister”, “general secretary”.",
        ),
        FROM,
        TO,
        field(
            "certain",
            "Checked",
            Kind::Flag(true),
            "Take the tick away for what was not checked against a source: reasons then say so.",
        ),
    ],
};

static OFFICIAL: Form = Form {
    one: "official",
    fields: &[
        NAME,
        ALIASES,
        field(
            "terms",
            "Terms of office",
            Kind::List(&TERM),
            "On a day outside every term the person is no official, unless the article names an office.",
        ),
        field(
            "bare",
            "Means this person when alone",
            Kind::Names,
            "Names that others share but that nearly always mean this person, one on each line.",
        ),
        field(
            "gender",
            "Pronoun",
            Kind::Choice(&[("", "not told"), ("female", "she"), ("male", "he")]),
            "Keeps “she said” from being given to someone called “he”.",
        ),
        NOTE,
    ],
};

static PARTY: Form = Form {
    one: "party",
    fields: &[
        field("name", "Name", Kind::Name, "As the column shows it."),
        field(
            "short",
            "Short name",
            Kind::Line,
            "For where there is little room. Empty: the name itself.",
        ),
        ALIASES,
        field(
            "adjectives",
            "Words for what belongs to it",
            Kind::Names,
            "“Pakistani”, “Pakistanis”; “union”. The first names its unnamed officials. A noun written \
             small means the party itself: “the union said”.",
        ),
        field(
            "color",
            "Colour",
            Kind::Color,
            "The column's colour. Empty: blue on the left, orange on the right.",
        ),
        field(
            "places",
            "Places under it",
            Kind::Names,
            "“The governor of …” is its official, “a farmer in …” is not; the place alone says nothing.",
        ),
        field(
            "officials",
            "Officials",
            Kind::List(&OFFICIAL),
            "People who speak or spoke for the party, each with terms of office.",
        ),
        field(
            "institutions",
            "Institutions",
            Kind::List(&INSTITUTION),
            "Bodies that are known by their own name. Leave out what both sides have, such as “the \
             ministry” or “the board”.",
        ),
        field(
            "offices",
            "Offices",
            Kind::List(&OFFICE),
            "Offices that have several names, so that all of them are one.",
        ),
        field(
            "carriers",
            "Its own media",
            Kind::List(&CARRIER),
            "State media, a newsroom, spokespersons' channels: they pass words on.",
        ),
        field(
            "metonyms",
            "Places that speak",
            Kind::List(&METONYM),
            "A capital or a head office: a speaker in “… denied it”, a place otherwise.",
        ),
        field(
            "governments",
            "Governments",
            Kind::List(&GOVERNMENT),
            "Names of its government or leadership. Outside its time such a name is not this party.",
        ),
    ],
};

static OUTSIDER_FIELDS: &[Field] = &[
    NAME,
    ALIASES,
    field(
        "adjectives",
        "Words for what belongs to it",
        Kind::Names,
        "“Qatari”; one on each line.",
    ),
    field(
        "labels",
        "What only its opponents call it",
        Kind::Names,
        "One on each line. They find it, and the program never uses them itself.",
    ),
    field(
        "people",
        "People who speak for it",
        Kind::Names,
        "One on each line.",
    ),
    NOTE,
];

static STATE: Form = Form {
    one: "state or mediator",
    fields: OUTSIDER_FIELDS,
};
static ORGANISATION: Form = Form {
    one: "organisation",
    fields: OUTSIDER_FIELDS,
};
static ARMED_GROUP: Form = Form {
    one: "armed group",
    fields: OUTSIDER_FIELDS,
};
static PERSON: Form = Form {
    one: "person",
    fields: OUTSIDER_FIELDS,
};

static OUTLET: Form = Form {
    one: "outlet",
    fields: &[
        NAME,
        ALIASES,
        field(
            "home",
            "Read in the country of",
            Kind::Choice(&[
                ("", "neither"),
                ("a", "the left party"),
                ("b", "the right party"),
            ]),
            "There “the interior minister” without a country is that party's.",
        ),
        NOTE,
    ],
};

static NEITHER: Form = Form {
    one: "neither side",
    fields: &[
        field(
            "states",
            "States and mediators",
            Kind::List(&STATE),
            "Other states or parties, mediators among them. The states of the world are known without \
             being listed.",
        ),
        field(
            "organisations",
            "Organisations",
            Kind::List(&ORGANISATION),
            "International bodies, aid groups, opposition parties, clubs.",
        ),
        field(
            "armed_groups",
            "Armed groups",
            Kind::List(&ARMED_GROUP),
            "Groups that speak for neither party, under their own names and under others' labels.",
        ),
        field(
            "people",
            "People",
            Kind::List(&PERSON),
            "Known people who speak for neither party, such as namesakes of officials.",
        ),
        field(
            "carriers",
            "Other media",
            Kind::List(&OUTLET),
            "Private, foreign and exile media: they pass words on and are no speakers.",
        ),
        field(
            "unclear",
            "Unclear words",
            Kind::Names,
            "Words that may mean a party or an armed group, one on each line: their side stays open.",
        ),
    ],
};

static NAMING: Form = Form {
    one: "spelling",
    fields: &[
        field(
            "loose_spelling",
            "Names are spelt in several ways",
            Kind::Flag(false),
            "For names written in Latin letters in several ways: vowels, doubled letters and a silent h \
             may then differ (Yaqoob, Yaqub).",
        ),
        field(
            "titles",
            "Titles before a name",
            Kind::Names,
            "Beyond the usual English ones, one on each line: “Mullah”.",
        ),
        field(
            "joined_endings",
            "Endings that are joined or apart",
            Kind::Names,
            "One on each line: “ullah” in Attaullah and Atta Ullah.",
        ),
        field(
            "links",
            "Parts that link two names",
            Kind::Names,
            "One on each line: “ur” in Ubaid-ur-Rehman.",
        ),
    ],
};

static WORDS: Form = Form {
    one: "role words",
    fields: &[
        field(
            "official",
            "Speak for their party",
            Kind::Names,
            "Nouns for roles, in the singular, one on each line: “shop steward”.",
        ),
        field(
            "unofficial",
            "Speak for nobody",
            Kind::Names,
            "Nouns for people who never speak for a party, one on each line: “customer”.",
        ),
    ],
};

/// The whole profile.
pub static PROFILE: Form = Form {
    one: "profile",
    fields: &[
        field(
            "$schema",
            "Schema",
            Kind::Hidden,
            "Address of the JSON Schema.",
        ),
        field(
            "format",
            "Format",
            Kind::Hidden,
            "Version of the profile format.",
        ),
        field(
            "name",
            "Name of the profile",
            Kind::Name,
            "“Pakistan and Afghanistan”.",
        ),
        NOTE,
        field(
            "as_of",
            "Checked up to",
            Kind::Day,
            "The last day the terms of office were checked for. In later articles nobody is named by \
             the office alone.",
        ),
        field(
            "a",
            "Left party",
            Kind::Part(&PARTY),
            "The party of the left column.",
        ),
        field(
            "b",
            "Right party",
            Kind::Part(&PARTY),
            "The party of the right column.",
        ),
        field(
            "neither",
            "Neither side",
            Kind::Part(&NEITHER),
            "Everyone else who is named in the news of the two.",
        ),
        field(
            "naming",
            "Spelling of names",
            Kind::Part(&NAMING),
            "How names are spelt and addressed.",
        ),
        field(
            "words",
            "Words for roles",
            Kind::Part(&WORDS),
            "Words for roles that the program's own English list does not know.",
        ),
    ],
};

impl Form {
    /// The place of a field.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::sides::Profile;

    fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
        let reference = schema["$ref"]
            .as_str()
            .or_else(|| schema["anyOf"][0]["$ref"].as_str())
            .or_else(|| schema["allOf"][0]["$ref"].as_str());
        match reference.and_then(|reference| reference.strip_prefix('#')) {
            Some(pointer) => root.pointer(pointer).expect("the schema refers to itself"),
            None => schema,
        }
    }

    /// Compares one form with one object of the schema.
    fn walk(root: &Value, schema: &Value, form: &Form, seen: &mut usize) {
        let schema = resolve(root, schema);
        let properties = schema["properties"].as_object().expect("an object");
        let mut in_form: Vec<&str> = form.fields.iter().map(|field| field.key).collect();
        let mut in_file: Vec<&str> = properties.keys().map(String::as_str).collect();
        in_form.sort_unstable();
        in_file.sort_unstable();
        assert_eq!(in_form, in_file, "the form of {}", form.one);
        for field in form.fields {
            *seen += 1;
            match field.kind {
                Kind::Part(part) => walk(root, &properties[field.key], part, seen),
                Kind::List(part) => walk(root, &properties[field.key]["items"], part, seen),
                _ => {}
            }
        }
    }

    #[test]
    fn the_form_has_every_field_of_the_file() {
        let schema: Value = serde_json::from_str(&Profile::json_schema()).unwrap();
        let mut seen = 0;
        walk(&schema, &schema, &PROFILE, &mut seen);
        assert!(seen > 100, "only {seen} fields were compared");
    }

    #[test]
    fn both_parties_have_one_form() {
        let of = |key| match PROFILE.fields[PROFILE.place(key).unwrap()].kind {
            Kind::Part(form) => std::ptr::from_ref(form),
            _ => panic!("a party is a part"),
        };
        assert_eq!(of("a"), of("b"));
    }
}
