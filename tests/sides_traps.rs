//! The traps that news about two parties lays, each in sentences of our own, for three conflicts.

mod sides;

use counterclaim::sides::Profile;
use sides::check_on;

fn built_in(day: &str, marked: &str) {
    check_on(&Profile::built_in(), day, marked);
}

fn now(marked: &str) {
    built_in("2025-11-08", marked);
}

fn states(marked: &str) {
    let profile = Profile::from_json(include_str!("sides/river-states.json")).unwrap();
    check_on(&profile, "2025-09-01", marked);
}

fn strike(marked: &str) {
    let profile = Profile::from_json(include_str!("sides/strike.json")).unwrap();
    check_on(&profile, "2024-06-01", marked);
}

fn velmia(marked: &str) {
    let profile = Profile::from_json(include_str!("sides/velmia-karastan.json")).unwrap();
    check_on(&profile, "2030-06-01", marked);
}

#[test]
fn every_trap_between_two_states_with_a_separatist_group() {
    // A group whose name holds a party's place; what its opponents call it.
    velmia("<other>The Orlan Liberation Front</> said it had fired. <other>Orlan rebels</> left.");
    velmia("<other>Yedrin proxies</> said they had fired.");
    // Addressees and objects.
    velmia(
        "<a official>Torsk</> accused Yedrin of it. <b official>Karastan</> told Torsk to wait.",
    );
    // The owner, not the last place.
    velmia(
        "<a official>Velmia's envoy to Karastan</> left. <b official>Karastan's embassy in Torsk</> stayed.",
    );
    velmia("<b official>The Karastani ambassador in Torsk</> left.");
    // Outlets.
    velmia("<a official =Yevhenia Dolhych>Yevhenia Dolhych</> said no, Radio Aral reported.");
    velmia("<b>Karastan Press Agency</> reported it. <other>Torsk Herald</> reported it.");
    // A capital speaks or is a place.
    velmia("<b official>Yedrin</> denied it. Shops in <unknown>Yedrin</> were shut.");
    velmia("He told reporters in <unknown>Torsk</> that it was late.");
    // Private people.
    velmia("<other>Velmian villagers</> said no. <other>A Torsk-based analyst</> agreed.");
    velmia(
        "<other>Residents of Kresno</> said no. <a official>The governor of Kresno</> said yes.",
    );
    // A denial in a relative clause.
    velmia("Torsk says it was hit, which <b official>the military council</> denies.");
    // Both at once.
    velmia("<other>Velmian and Karastani officers</> said the talks would go on.");
    velmia("<other>Torsk and Yedrin</> said the talks would go on.");
    // Mediators, missions, states the profile does not list.
    velmia("<other>The Norwegian envoy</> said no. <other>UNOMO</> said no.");
    velmia("<other>Portugal's foreign ministry</> said no. <other>A Finnish diplomat</> agreed.");
    // The nearest fitting title.
    velmia(
        "Velmia's interior ministry met the Karastani defence ministry. <b official>The defence ministry</> said little.",
    );
    // Terms of office, former holders, spellings.
    velmia(
        "<a>Taras Holub</> said no. <a official =Oleksii Marchenko>President Alexei Marchenko</> said yes.",
    );
    velmia(
        "<b official =Dmitriy Yusupov>Dmitry Yusupov</> said no. <b official =Dmitriy Yusupov>Yussupov</> said so.",
    );
    velmia("<b official =Zulfiya Khodzhaeva>Zulfia Khodjayeva</> said no.");
    // Offices without a country at home.
    velmia("TORSK: Yedrin had fired. <a official>The interior ministry</> said two were hurt.");
}

#[test]
fn an_office_is_not_its_holder() {
    now("<a official>Pakistan's prime minister's office</> said no.");
    now("ISLAMABAD: <a official>The prime minister's office</> said no.");
    states("<b official>The office of Cambodia's prime minister</> said no.");
    velmia("<a official>Marchenko's office</> said no.");
    strike("<b official>Castell's office</> said no.");
}

#[test]
fn what_belongs_to_a_person_goes_with_the_person() {
    velmia("<a official>Marchenko's spokesman</> said no. <other>Marchenko's brother</> said yes.");
    velmia("<b official>Yusupov's deputy</> said no.");
    velmia("<other>Stepan Kravets's aide</> said no.");
    now("<b official>Muttaqi's spokesman</> said no. <other>Muttaqi's lawyer</> said yes.");
    states("<a official>Wipa Charoen's adviser</> said no.");
    strike(
        "<a official>Oyelaran's deputy</> said no. <b official>Castell's spokesman</> said yes.",
    );
}

#[test]
fn parts_of_a_body_are_of_the_body() {
    velmia("<b official>A member of the Karastani delegation</> said no.");
    velmia("<a official>One of the Velmian officials</> said no.");
    now("<a official>A member of the Pakistani delegation</> said no.");
    states("<b official>Two members of the Cambodian government</> said no.");
    strike("<unknown>A member of the public</> said no.");
}

#[test]
fn a_report_from_abroad_follows_its_paragraph() {
    velmia(
        "TORSK, June 1 (North Wire) - A shell fell.\n\n<b official>Karastan</> said it had not fired. <b official>The defence ministry</> said its guns were cold.",
    );
    velmia(
        "TORSK: A shell fell.\n\n<b official>Karastan</> said it had not fired. <a official>The defence ministry</> said its guns were cold.",
    );
    states(
        "SURIN (Meridian) - A shell fell.\n\n<b official>Phnom Penh</> denied it. <b official>The defence ministry</> said its guns were cold.",
    );
}

#[test]
fn groups_whose_names_hold_a_party() {
    now("<other>The Pakistani Taliban</> said they had fired first.");
    now("<other>A Tehreek-e-Taliban Pakistan commander</> said the valley was theirs.");
    now("<other>A spokesman for the TTP</> said the convoy had turned back.");
    now("<other>Fitna al-Khawarij</> claimed the post.");
    now("<b official>The Afghan Taliban</> said no post was lost.");
    now("<b official>The Taliban</> said no post was lost.");
    now("<b official>A Taliban spokesman</> said no post was lost.");
    now("<unknown>Taliban militants</> said the road was closed.");
    now("<unknown>Two Taliban fighters</> said the road was closed.");
    built_in(
        "2019-03-01",
        "<other>The Taliban</> said the district had fallen. <b official>Afghan officials</> said it had not.",
    );
    built_in(
        "2017-05-10",
        "<other>Taliban spokesman Zabihullah Mujahid</> said so.",
    );
}

#[test]
fn whoever_is_addressed_is_no_owner() {
    now("<b official>The Afghan delegation</> told Pakistani envoys that it lacked a mandate.");
    now("<a official>Islamabad</> accused Kabul of sheltering them.");
    now("<a official>Pakistan's interior minister</> urged the Afghan regime to act.");
    now(
        "<b official>The foreign ministry in Kabul</> summoned Pakistan's ambassador, saying the raid was unprovoked.",
    );
}

#[test]
fn the_owner_decides_not_the_last_place_named() {
    now("<a official>Pakistan's special envoy for Afghanistan</> called the talks frank.");
    now("<b official>The Afghan ambassador to Pakistan</> called the talks frank.");
    now("<a official>Pakistan's embassy in Kabul</> called the reports false.");
    now("<b official>The Taliban commissioner at Torkham</> said the gate was shut.");
    now("<b official>Afghanistan's consul general in Peshawar</> said visas would be issued.");
    now("<a official>The Pakistani ambassador in Kabul</> said visas would be issued.");
    now("<other>The UN special envoy for Afghanistan</> said both had to stop.");
    now("<other>The US special representative for Afghanistan</> said both had to stop.");
    now("<b official>The Kabul government's envoy to Islamabad</> said the gate was shut.");
    now("<b official>The spokesman for the governor of Khost</> said two houses were hit.");
    now("<a official>The Peshawar police chief</> said the men were held.");
    now(
        "<a official>A spokesperson for Pakistan's Foreign Ministry</> said the note was handed over.",
    );
    now("<b official>The head of the Afghan defence ministry's press office</> said it was calm.");
    states(
        "<a official>The Thai ambassador to Cambodia</> left. <b official>Cambodia's embassy in Bangkok</> said it stayed open.",
    );
    states("<b official>The governor of Oddar Meanchey</> said the market had reopened.");
    strike("<a official>The union's representative at Harbour Lines</> said the offer was late.");
}

#[test]
fn an_outlet_passes_words_on() {
    now(
        "<b official =Amir Khan Muttaqi>Amir Khan Muttaqi</> said the gate would open, according to Dawn.",
    );
    now("<a official>The Foreign Office</> said the note was handed over, Tolo News reported.");
    now("<a>Radio Pakistan</> reported that the gate was shut.");
    now("<other>Tolo News</> reported that the gate was shut.");
    now(
        "<b official =Zabihullah Mujahid>Tolo News, citing Zabihullah Mujahid,</> reported the gate was shut.",
    );
    now("<b>Afghan state media</> reported the gate was shut.");
    states("<other>Khmer Times</> reported the gate was shut.");
}

#[test]
fn a_capital_speaks_or_is_a_place() {
    now("<b official>Kabul</> denied the charge.");
    now("<a official>Islamabad</> denied the charge.");
    now("Two blasts were heard in <unknown>Kabul</> overnight.");
    now("<unknown>KABUL</>, Nov 8 — Two blasts were heard overnight.");
    now("He told reporters in <unknown>Islamabad</> that it was late.");
    now("<other>A Kabul-based analyst</> said it was late.");
    now("<b official>Officials in Kabul</> said it was late.");
    now("<other>A shopkeeper in Kabul</> said it was late.");
    states("<b official>Phnom Penh</> denied it. Shops in <unknown>Phnom Penh</> were shut.");
    strike("<a official>Quay Street</> denied it. A crowd met at <unknown>Quay Street</> at noon.");
}

#[test]
fn people_who_speak_for_nobody() {
    now("<other>Afghan refugees</> said the buses never came.");
    now("<other>Afghan civilians</> said the buses never came.");
    now("<other>An Afghan cricketer</> said the buses never came.");
    now("<other>Kabul residents</> said the buses never came.");
    now("<other>Tribal elders</> said the buses never came.");
    now("<other>A Pakistani security analyst</> said the buses never came.");
    now("<other>A lecturer at Kabul University</> said the buses never came.");
    now("<other>The Afghanistan Cricket Board</> said the match was off.");
    now("<b>An Afghan source close to the talks</> said the buses never came.");
    now("<a official>Pakistan's commissioner for Afghan refugees</> said the buses came.");
    now("<b official>The Afghan refugees minister</> said the buses never came.");
    now("<unknown>Security officials</> said the road was closed.");
    now("PESHAWAR: <a official>Security officials</> said the road was closed.");
    now("ISLAMABAD (Agencies) — <a official>Two security officials</> said the road was closed.");
    now("<unknown>Officials</> said the road was closed.");
    strike(
        "<other>A customer</> said ships were late. <a official>A union shop steward</> said they were not. <b official>A company manager</> said nobody knew.",
    );
}

#[test]
fn the_one_who_denies_in_a_clause() {
    now("Islamabad says the men came from Paktika, which <b official>Kabul</> denies.");
    now("The camps were real, a charge <b official>the Taliban-led government</> denies.");
}

#[test]
fn both_at_once_stand_in_no_column() {
    now("<other>Officials from both sides</> said the talks would go on.");
    now("<other>The two sides</> said the talks would go on.");
    now("<other>Both countries</> said the talks would go on.");
    now("<other>Pakistani and Afghan officials</> said the talks would go on.");
    now("<other>Islamabad and Kabul</> said the talks would go on.");
    now("<other>Pakistan and Qatar</> said in a note that the talks would go on.");
    now("<other>Pakistan, Afghanistan and Qatar</> said the talks would go on.");
    now("<a official>Pakistan's foreign and defence ministers</> said the talks would go on.");
    states("<other>Thai and Cambodian officers</> said the talks would go on.");
    strike("<other>The two sides</> said the talks would go on.");
}

#[test]
fn mediators_and_others() {
    now("<other>Qatar's foreign ministry</> said the truce held.");
    now("<other>Türkiye</> said the truce held. <other>Turkiye's intelligence chief</> agreed.");
    now("<other>A spokesman for the Chinese Foreign Ministry</> said the truce held.");
    now("<other>UNAMA</> said twelve people were hurt.");
    now("<other>The U.N. mission in Kabul</> said twelve people were hurt.");
    states(
        "<other>Malaysia's prime minister</> said the truce held. <other>ASEAN officials</> agreed.",
    );
    strike("<other>The Arbitration Service</> said the door was open.");
}

#[test]
fn the_nearest_fitting_title_before_wins() {
    now(
        "Pakistan's foreign ministry called in the envoy. The Afghan defence ministry denied firing. <b official>The defence ministry</> said its men had held back. <a official>The foreign ministry</> said the envoy was told so.",
    );
    now(
        "The Qatari foreign ministry was pleased. Pakistan's army was not. <other>The foreign ministry</> said so.",
    );
    states(
        "Thailand's army spokesman met the Cambodian defence ministry spokesperson. <b official>The defence ministry spokesperson</> said little.",
    );
}

#[test]
fn the_name_comes_a_paragraph_later() {
    now(
        "<a official =Tariq Zaman>Pakistan's water minister</> warned of a drought.\n\nAt noon, Pakistan's Water Minister Tariq Zaman met farmers.",
    );
    now("<a official>Pakistan's defence minister</> warned of a long winter.");
    built_in(
        "2023-10-01",
        "<a official>Pakistan's defence minister</> warned of a long winter.",
    );
    states("<a official>Thailand's defense minister</> spoke first.");
}

#[test]
fn titles_and_spellings() {
    for name in [
        "Khawaja Muhammad Asif",
        "Khwaja Mohammad Asif",
        "Khawaja M. Asif",
        "Defence Minister Khawaza Asif",
    ] {
        now(&format!("<a official =Khawaja Asif>{name}</> said no."));
    }
    for name in [
        "Mawlawi Amir Khan Mottaqi",
        "Foreign Minister Mutaqi",
        "Amir Khan Motaqi",
        "Muttaqqi",
    ] {
        now(&format!(
            "<b official =Amir Khan Muttaqi>{name}</> said no."
        ));
    }
    for name in [
        "Atta Ullah Tarar",
        "Ata Ullah Tarar",
        "Attaullah Tarar",
        "Tarar",
    ] {
        now(&format!("<a official =Attaullah Tarar>{name}</> said no."));
    }
    for name in [
        "Inayatullah Khwarizmi",
        "Enayatullah Khwarezmi",
        "Inayat Ullah Khowarazmi",
        "Enayatullah Khowarizmi",
    ] {
        now(&format!(
            "<b official =Inayatullah Khowarazmi>{name}</> said no."
        ));
    }
    now("<a official =Ubaid-ur-Rehman Nizamani>Ubaid ur Rehman Nizamani</> said no.");
    now("<b official =Mohammad Yaqoob Mujahid>Mullah Yaqub</> said no.");
    now("<a official =Ahmed Sharif Chaudhry>Lt Gen Ahmed Sharif Chowdhry</> said no.");
    now("<a official =Asim Munir>Field Marshal Syed Asim Munir</> said no.");
    now("<b official =Zabihullah Mujahid>Mawlawi Zabiullah Mujahid</> said no.");
}

#[test]
fn shared_family_names() {
    now("<b official =Zabihullah Mujahid>Mujahid</> said no.");
    now(
        "Defence minister Mohammad Yaqoob Mujahid flew to Doha. <b official =Mohammad Yaqoob Mujahid>Mujahid</> said no.",
    );
    now("<a official =Ahmed Sharif Chaudhry>DG ISPR Sharif</> said no.");
    now(
        "Prime Minister Shehbaz Sharif met traders. <a official =Shehbaz Sharif>Sharif</> said no.",
    );
    now("<a official =Khawaja Asif>Defence Minister Asif</> said no.");
    now("<b official =Hamdullah Fitrat>Fitrat</> said no.");
    now(
        "<b official =Fasihuddin Fitrat>Army chief of staff Fasihuddin Fitrat</> said yes. <b official =Fasihuddin Fitrat>Fitrat</> left.",
    );
    now(
        "Law minister Azam Nazeer Tarar sat down. <a official =Azam Nazeer Tarar>Tarar</> said no.",
    );
    now("A baker named Bashir Tarar waited. <unknown>Tarar</> said no.");
    states("Army spokesman Anan Charoen arrived. <a official =Anan Charoen>Charoen</> said no.");
    strike(
        "<b official =Iris Castell>Chief executive Castell</> said no. <other =Otto Castell>Otto Castell</> said yes.",
    );
}

#[test]
fn a_small_noun_with_the_means_its_party() {
    strike("<a official =Dockers' Union>The union</> said no. <other>A union</> in Norway agreed.");
    strike("<b official =Harbour Lines>The company</> said no. <other>The union members</> left.");
    // A word for the party's people does not, and neither does one written large.
    strike("<other>The dockers</> said no.");
    now("<other>The Pakistani</> said no.");
}

#[test]
fn an_office_alone_takes_the_name_of_its_holder_where_the_article_has_it() {
    strike(
        "<b official =Iris Castell>Iris Castell</> said no. <b official =Iris Castell>The company's chief executive</> left.",
    );
}

#[test]
fn terms_of_office() {
    built_in(
        "2021-11-01",
        "<a official =Imran Khan>Imran Khan</> said no.",
    );
    now("<a>Imran Khan</> said no.");
    now("<a>Former prime minister Imran Khan</> said no.");
    now("<other>Hamid Karzai</> said no.");
    now("<other>Ashraf Ghani</> said no.");
    built_in(
        "2020-01-01",
        "<b official =Ashraf Ghani>Ashraf Ghani</> said no.",
    );
    now("<a>Asif Durrani</> said no. <a>A former Pakistani envoy to Kabul</> agreed.");
    states("<a>Somsak Intharat</> said no. <a official =Wipa Charoen>Wipa Charoen</> said yes.");
    strike("<other>Leon Vance</> said no. <b official =Iris Castell>Iris Castell</> said yes.");
    built_in("", "<a official =Khawaja Asif>Khawaja Asif</> said no.");
    now("<b official>Acting Afghan Commerce Minister Nooruddin Wardak</> said no.");
    now("<b official>Afghanistan's deputy trade minister</> said no.");
}

#[test]
fn people_no_profile_knows() {
    now(
        "<b official>Abdul Jabbar, the Taliban commissioner at Torkham,</> said no. <b official>Jabbar</> said it twice.",
    );
    now("<a official>Pakistani Deputy Commissioner Bilal Shahid</> said no.");
    now("Taliban commissioner Abdul Jabbar waited at the gate. <b official>Jabbar</> said no.");
    now("<unknown>Bilal Shahid</> said no.");
    now("<other>Bilal Shahid, a resident of Peshawar,</> said no.");
    now("<other>Pakistani cleric Bilal Shahid</> said no.");
    now("<other>Bilal Shahid, a Kabul-based analyst,</> said no.");
    now("<a official>Gul Rukh, spokesperson for the Khyber Pakhtunkhwa government,</> said no.");
}

#[test]
fn a_role_of_someone_unlisted_is_not_the_last_party_named() {
    now("Pakistan's army said little. <unknown>The Rutland Police Department</> said more.");
    now("Pakistan's army said little. <unknown>A spokesman for Hilary Quint</> said more.");
    now("Pakistan's army said little. <unknown>Quint spokesman Ned Marsh</> said more.");
    now("Kabul denied it. In Washington the Senate met. <unknown>The committee</> said no.");
    now(
        "<b official =Abdul Mateen Qani>The spokesman of the Afghan interior ministry Abdul Mateen Qani</> said no.",
    );
}

#[test]
fn at_home_a_ministry_needs_no_country() {
    now(
        "ISLAMABAD: Kabul had walked out of the talks. <a official>The interior ministry</> accused Afghan authorities of delay. <a official>The information minister</> agreed.",
    );
    now(
        "KABUL, Nov 8: Pakistan had shelled the valley. <b official>The defence ministry</> said two were hurt. <b official>The spokesman of the Ministry of Foreign Affairs</> agreed.",
    );
    now(
        "Afghanistan's army held the ridge. In Islamabad, <a official>the spokesman</> said it had not.",
    );
    now("<other>The UN mission</> was told of it. <other>Its spokeswoman</> said no more.");
    now(
        "<a official>Pakistan's army</> denied it. <a official>Its media wing</> said the post stood.",
    );
}

#[test]
fn an_outlet_is_read_somewhere() {
    let profile = Profile::built_in();
    let text = "The interior minister said the gate was shut.";
    for (outlet, side) in [("Dawn", "a"), ("TOLOnews", "b"), ("Reuters", "unknown")] {
        let mut article = sides::article(text, "2025-11-08");
        article.outlet = Some(outlet.to_owned());
        let source = counterclaim::text::Span::new(0, "The interior minister".len());
        let mut statements = [sides::statement(&article, source, true)];
        counterclaim::sides::assign(&profile, &article, &mut statements);
        assert_eq!(statements[0].speaker.side.name(), side, "{outlet}");
    }
}

#[test]
fn pronouns_follow_the_speaker_before() {
    use counterclaim::model::{ResolvedFrom, Side, Statement};
    let profile = Profile::built_in();
    let (text, marks) = sides::unmark(
        "KABUL: <b>A spokesman of the defence ministry</> said no. Pakistan's army said yes. <b>He</> laughed.",
    );
    let article = sides::article(&text, "2025-11-08");
    let mut statements: Vec<Statement> = marks
        .iter()
        .map(|mark| sides::statement(&article, mark.span, true))
        .collect();
    statements[1].speaker.name = statements[0].speaker.name.clone();
    statements[1].speaker.resolved_from = Some(ResolvedFrom::Pronoun);
    statements[1].speaker.antecedent = Some(marks[0].span);
    counterclaim::sides::assign(&profile, &article, &mut statements);
    for statement in &statements {
        assert_eq!(
            (statement.speaker.side, statement.speaker.official),
            (Side::B, true)
        );
    }
    assert_eq!(statements[0].speaker.name, statements[1].speaker.name);
}

/// A name must be checkable against the article: the profile's holder is a reason, never the speaker.
#[test]
fn nobody_is_named_whom_the_article_does_not_name() {
    let (text, marks) = sides::unmark("<a official>Pakistan's defence minister</> said no.");
    for (day, hint) in [("2025-11-08", true), ("2031-05-15", false), ("", false)] {
        let article = sides::article(&text, day);
        let mut statements = [sides::statement(&article, marks[0].span, true)];
        counterclaim::sides::assign(&Profile::built_in(), &article, &mut statements);
        let speaker = &statements[0].speaker;
        assert_eq!(speaker.name.as_deref(), Some("Pakistan's defence minister"));
        assert_eq!(speaker.role.as_deref(), Some("defence minister"));
        let told = speaker.why.iter().any(|why| why.contains("Khawaja Asif"));
        assert_eq!(told, hint, "{day}: {:?}", speaker.why);
    }
}

#[test]
fn columns_exchanged_give_sides_exchanged() {
    let texts = [
        "ISLAMABAD: <a official>Khawaja Asif</> said no. <b official>Kabul</> said yes. <a official>The interior ministry</> agreed.",
        "<b official>The Afghan ambassador to Pakistan</> said no. <a official>Pakistan's embassy in Kabul</> said yes.",
        "<other>The TTP</> said no. <other>Both sides</> said yes. <b>An Afghan source</> agreed. <a>Imran Khan</> left.",
    ];
    let swapped = Profile::built_in().swapped();
    for text in texts {
        now(text);
        let marked = text
            .replace("<a", "<\u{1}")
            .replace("<b", "<a")
            .replace("<\u{1}", "<b");
        check_on(&swapped, "2025-11-08", &marked);
    }
}
