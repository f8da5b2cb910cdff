//! Invented projects to report on: an ordinary one and a hostile one.

use std::sync::Arc;

use counterclaim::export::{Form, Options, render};
use counterclaim::model::{
    Answer, Article, ArticleId, Between, ClaimKey, ContentSpan, Format, FoundBy, Kind, Origin,
    PairId, PairKind, Reading, Reason, ResolvedFrom, SaidOn, Side, Speaker, SpeechAct, Statement,
    StatementId, Suggestion, Verdict, Witness,
};
use counterclaim::project::{Edit, NoteTarget, Project};
use counterclaim::sides::Profile;
use counterclaim::text::{Shift, Span};

pub struct Fixture {
    pub project: Project,
    statements: Vec<Statement>,
    suggestions: Vec<Suggestion>,
}

impl Fixture {
    pub fn new() -> Self {
        let mut profile = Profile::built_in();
        "Pakistan and Afghanistan".clone_into(&mut profile.name);
        "Pakistan".clone_into(&mut profile.a.name);
        "Afghanistan".clone_into(&mut profile.b.name);
        Self {
            project: Project::new(Arc::new(profile)),
            statements: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    pub fn article(&mut self, text: &str, change: impl FnOnce(&mut Article)) -> ArticleId {
        let mut article = Article {
            id: ArticleId::of(text),
            title: None,
            byline: None,
            outlet: None,
            published: None,
            url: None,
            lang: Some("en".to_owned()),
            text: text.to_owned(),
            origin: Origin {
                path: None,
                format: Format::Html,
                row: None,
                sha256: "3b1c".repeat(16),
                encoding: "UTF-8".to_owned(),
                shift: Shift::default(),
            },
            warnings: Vec::new(),
        };
        change(&mut article);
        let id = article.id;
        let at = self.project.articles().len();
        self.apply(Edit::InsertArticle {
            at,
            article: Arc::new(article),
        });
        id
    }

    pub fn apply(&mut self, edit: Edit) {
        self.project.apply(edit).unwrap();
    }

    /// A statement of these pieces, which stand in the article in this order; those in quotation
    /// marks count as quoted.
    pub fn say(
        &mut self,
        article: ArticleId,
        side: Side,
        name: &str,
        pieces: &[&str],
    ) -> StatementId {
        let text = &self.project.article(article).unwrap().text;
        let mut from = 0;
        let content: Vec<_> = pieces
            .iter()
            .map(|piece| {
                let start = from + text[from..].find(piece).unwrap();
                from = start + piece.len();
                ContentSpan {
                    span: Span::new(start, from),
                    quoted: piece.starts_with('“'),
                }
            })
            .collect();
        let quoted = content.iter().filter(|c| c.quoted).count();
        let claim = ClaimKey::of(&pieces.join(" "));
        let id = StatementId::of(article, claim, 0);
        self.statements.push(Statement {
            id,
            article,
            claim,
            kind: match quoted {
                0 => Kind::Indirect,
                n if n == content.len() => Kind::Direct,
                _ => Kind::Mixed,
            },
            passage: content[0].span,
            content,
            cue: None,
            source: None,
            speaker: Speaker {
                name: Some(name.to_owned()),
                role: Some("spokesman for the interior ministry".to_owned()),
                side,
                official: side.is_column(),
                ..Speaker::default()
            },
            act: SpeechAct::Assert,
            said_on: None,
            said_in: None,
            found_by: FoundBy::default(),
            nested: Vec::new(),
            corrected: None,
        });
        id
    }

    pub fn statement(&self, id: StatementId) -> &Statement {
        self.statements.iter().find(|s| s.id == id).unwrap()
    }

    pub fn claim(&self, id: StatementId) -> String {
        let statement = self.statement(id);
        let article = self.project.article(statement.article).unwrap();
        statement.claim_text(article).text
    }

    pub fn suggest(&mut self, a: StatementId, b: StatementId, kind: PairKind, words: [&str; 2]) {
        let mark = |id, words: &str| {
            let text = self.claim(id);
            let start = text.find(words).unwrap();
            vec![Span::new(start, start + words.len())]
        };
        let reason = Reason {
            kind,
            text: format!("“{}” stands against “{}”.", words[0], words[1]),
            in_a: mark(a, words[0]),
            in_b: mark(b, words[1]),
        };
        let doubt = Reason {
            kind: PairKind::Date,
            text: "They may speak of different days.".to_owned(),
            in_a: Vec::new(),
            in_b: Vec::new(),
        };
        self.suggestions.push(Suggestion {
            between: Between::Sides,
            also_a: Vec::new(),
            also_b: Vec::new(),
            pair: PairId::of(a, b),
            a,
            b,
            score: 0.75,
            suggested: true,
            kind,
            reasons: vec![reason],
            doubts: vec![doubt],
        });
    }

    /// The last pair that was suggested has `copy` as another source of its second statement.
    pub fn also(&mut self, copy: StatementId) {
        self.suggestions.last_mut().unwrap().also_b.push(copy);
    }

    pub fn decide(
        &mut self,
        a: StatementId,
        b: StatementId,
        answer: Answer,
        by_hand: bool,
    ) -> PairId {
        let witness = |id| {
            let statement = self.statement(id);
            Witness {
                statement: id,
                claim: statement.claim,
                side: statement.speaker.side,
                speaker: statement.speaker.name.clone(),
                text: self.claim(id),
                article_title: self
                    .project
                    .article(statement.article)
                    .unwrap()
                    .display_title(),
            }
        };
        let pair = PairId::of(a, b);
        let count = self.project.verdicts().len();
        let verdict = Verdict {
            pair,
            answer,
            by_hand,
            relation: None,
            given: counterclaim::model::Given::default(),
            a: witness(a),
            b: witness(b),
            decided_at: format!("2031-03-0{}T08:15:00Z", count + 1),
        };
        self.apply(Edit::SetVerdict(pair, Some(Box::new(verdict))));
        pair
    }

    pub fn reading(&self) -> Reading {
        let claims = self
            .statements
            .iter()
            .map(|s| s.claim_text(self.project.article(s.article).unwrap()))
            .collect();
        Reading::new(self.statements.clone(), claims, self.suggestions.clone())
    }

    pub fn report(&self, form: Form, raw: bool) -> String {
        let options = Options {
            form,
            made_at: Some("2031-03-09T10:00:00Z".to_owned()),
            raw,
        };
        String::from_utf8(render(&self.project, &self.reading(), &options)).unwrap()
    }
}

/// Two sources, two confirmed pairs (one by hand), a rejected one, one put off, one orphan.
pub fn talks() -> Fixture {
    let mut f = Fixture::new();
    let ledger = f.article(
        "ISLAMABAD — Pakistan said on Tuesday that not a single shot was fired from its side of the \
         Sarband crossing during the talks.\n\n“Our posts did not open fire, not once, and the log books \
         show it,” Bilal Rehan, a spokesman for the interior ministry, told reporters. He said the market \
         on the far side “was empty when the shells fell” and that three guards were hurt.\n\nThe ministry \
         expects the talks to go on. Traders at Sarband said they had lost a week of trade.",
        |a| {
            a.title = Some("No shot was fired from our side, says ministry".to_owned());
            a.byline = Some("Staff correspondent".to_owned());
            a.outlet = Some("The Indus Ledger".to_owned());
            a.published = Some("2031-03-04T18:20:00+05:00".to_owned());
            a.url = Some("https://ledger.example/2031/sarband?page=1&view=full".to_owned());
            a.origin.path = Some("saved/indus-ledger.html".to_owned());
        },
    );
    let evening = f.article(
        "Officials in Kabul gave another account.\n\nGhani Stor, who speaks for the Afghan interior \
         ministry, said that “forty shells were fired at the market from the other side” on Tuesday \
         morning, “when it was full of people”. Nine guards were hurt, he added. The talks, he said, are \
         over.\n\nسرحد پر کشیدگی برقرار ہے، ترجمان نے کہا۔\n",
        |a| {
            a.title = Some("Forty shells on a full market – “no one warned us”".to_owned());
            a.outlet = Some("Lapis Evening".to_owned());
            a.published = Some("2031-03-05".to_owned());
            a.origin.path = Some("saved/lapis-evening.txt".to_owned());
            a.origin.format = Format::Txt;
            a.origin.sha256 = "9f02".repeat(16);
            a.origin.shift.drop_before(0, 1);
            a.origin.shift.drop_before(40, 1);
        },
    );
    let rehan = "Bilal Rehan";
    let stor = "Ghani Stor";
    let fire = f.say(
        ledger,
        Side::A,
        rehan,
        &["“Our posts did not open fire, not once, and the log books show it,”"],
    );
    let empty = f.say(
        ledger,
        Side::A,
        rehan,
        &[
            "the market on the far side ",
            "“was empty when the shells fell”",
        ],
    );
    let guards = f.say(ledger, Side::A, rehan, &["three guards were hurt"]);
    let go_on = f.say(
        ledger,
        Side::A,
        "The ministry",
        &["expects the talks to go on"],
    );
    f.say(
        ledger,
        Side::Other,
        "Traders at Sarband",
        &["they had lost a week of trade"],
    );
    let shells = f.say(
        evening,
        Side::B,
        stor,
        &["“forty shells were fired at the market from the other side”"],
    );
    let full = f.say(evening, Side::B, stor, &["“when it was full of people”"]);
    let nine = f.say(evening, Side::B, stor, &["Nine guards were hurt"]);
    let over = f.say(evening, Side::B, stor, &["The talks", "are over"]);
    let urdu = f.say(evening, Side::B, "ترجمان", &["سرحد پر کشیدگی برقرار ہے"]);
    for s in &mut f.statements {
        if s.id == nine || s.id == over {
            s.speaker.resolved_from = Some(ResolvedFrom::Pronoun);
        }
        if s.id == shells {
            s.said_on = Some(SaidOn {
                date: "2031-03-04".parse().unwrap(),
                until: None,
                words: None,
            });
        }
    }
    f.suggest(
        fire,
        shells,
        PairKind::Negation,
        ["did not open fire", "forty shells were fired"],
    );
    f.suggest(guards, nine, PairKind::Number, ["three", "Nine"]);
    f.suggest(go_on, over, PairKind::Status, ["go on", "over"]);
    f.suggest(fire, full, PairKind::Place, ["posts", "full"]);
    let pair = f.decide(fire, shells, Answer::Confirmed, false);
    f.apply(Edit::SetNote(
        NoteTarget::Pair(pair),
        Some("Ask the observers for both log books.\nCheck the hour.".to_owned()),
    ));
    f.decide(empty, full, Answer::Confirmed, true);
    f.decide(guards, nine, Answer::Rejected, false);
    f.decide(go_on, over, Answer::Later, false);
    f.decide(go_on, urdu, Answer::Confirmed, true);
    f.decide(guards, full, Answer::Confirmed, false);
    f.statements.retain(|s| s.id != guards);
    f.suggestions.retain(|s| s.a != guards);
    f.apply(Edit::SetNote(
        NoteTarget::Statement(shells),
        Some("The outlet has no picture of the shells.".to_owned()),
    ));
    f
}

/// Everything a hostile article or person can put in.
pub const HOSTILE: &str = "<script>alert(1)</script>\"' onload='x' ]]> --> </style></title><img src=x \
                       onerror=alert(2)> &amp; \u{202e}dlrow\u{2066} =1+1 [a](javascript:b) `c` \u{0}\u{1b}[2J";

pub fn hostile() -> Fixture {
    let mut f = Fixture::new();
    let text = format!("{HOSTILE} one\n=cmd|' /C calc'!A0 {HOSTILE} two\n");
    let id = f.article(&text, |a| {
        a.title = Some(HOSTILE.to_owned());
        a.byline = Some(HOSTILE.to_owned());
        a.outlet = Some(format!("=HYPERLINK({HOSTILE})"));
        a.published = Some(HOSTILE.to_owned());
        a.url = Some(format!("javascript:alert(3)//{HOSTILE}"));
        a.lang = Some(HOSTILE.to_owned());
        a.origin.path = Some(format!("-{HOSTILE}"));
        HOSTILE.clone_into(&mut a.origin.sha256);
        HOSTILE.clone_into(&mut a.origin.encoding);
    });
    let linked = f.article("Another <b>two</b>.", |a| {
        a.url = Some("https://a.example/\"><script>alert(4)</script>".to_owned());
    });
    let one = f.say(id, Side::A, HOSTILE, &[&format!("{HOSTILE} one")]);
    let two = f.say(id, Side::B, HOSTILE, &["=cmd|' /C calc'!A0"]);
    let three = f.say(linked, Side::B, HOSTILE, &["<b>two</b>"]);
    let mut profile = (**f.project.profile()).clone();
    HOSTILE.clone_into(&mut profile.name);
    HOSTILE.clone_into(&mut profile.a.name);
    f.apply(Edit::SetProfile(Arc::new(profile)));
    f.suggest(one, two, PairKind::Blame, ["alert(1)", "calc"]);
    HOSTILE.clone_into(&mut f.suggestions[0].reasons[0].text);
    let pair = f.decide(one, two, Answer::Confirmed, false);
    f.decide(one, three, Answer::Confirmed, true);
    f.decide(two, three, Answer::Rejected, true);
    f.statements
        .retain(|s| s.id != three || s.article != linked);
    let three = f.say(linked, Side::B, HOSTILE, &["Another"]);
    f.decide(one, three, Answer::Confirmed, true);
    for on in [
        NoteTarget::Pair(pair),
        NoteTarget::Statement(one),
        NoteTarget::Article(id),
    ] {
        f.apply(Edit::SetNote(on, Some(HOSTILE.to_owned())));
    }
    f
}
