//! Months by their names.

use crate::text::solar_hijri;

/// What is added to the number of a month of the Afghan and Iranian calendar.
pub(super) const SOLAR: i64 = 100;

/// The number of a month by its name in the languages that news pages here are written in.
pub(super) fn month_of(word: &str) -> Option<i64> {
    const NAMES: [&[&str]; 12] = [
        &[
            "jan",
            "january",
            "januar",
            "janvier",
            "enero",
            "ene",
            "gennaio",
            "janeiro",
            "januari",
            "جنوری",
            "ژانویه",
            "يناير",
        ],
        &[
            "feb",
            "february",
            "februar",
            "février",
            "fév",
            "febrero",
            "febbraio",
            "fevereiro",
            "februari",
            "فروری",
            "فوریه",
            "فبراير",
        ],
        &[
            "mar", "march", "märz", "mars", "marzo", "março", "maart", "مارچ", "مارس",
        ],
        &[
            "apr",
            "april",
            "avril",
            "abril",
            "abr",
            "aprile",
            "اپریل",
            "آوریل",
            "أبريل",
        ],
        &[
            "may", "mai", "mayo", "maggio", "maio", "mei", "مئی", "مه", "مايو",
        ],
        &[
            "jun",
            "june",
            "juni",
            "juin",
            "junio",
            "giugno",
            "junho",
            "جون",
            "ژوئن",
            "يونيو",
        ],
        &[
            "jul",
            "july",
            "juli",
            "juillet",
            "julio",
            "luglio",
            "julho",
            "جولائی",
            "ژوئیه",
            "يوليو",
        ],
        &[
            "aug",
            "august",
            "août",
            "agosto",
            "ago",
            "augustus",
            "اگست",
            "اوت",
            "أغسطس",
        ],
        &[
            "sep",
            "sept",
            "september",
            "septembre",
            "septiembre",
            "settembre",
            "setembro",
            "ستمبر",
            "سپتامبر",
            "سبتمبر",
        ],
        &[
            "oct",
            "october",
            "okt",
            "oktober",
            "octobre",
            "octubre",
            "ottobre",
            "outubro",
            "اکتوبر",
            "اکتبر",
            "أكتوبر",
        ],
        &[
            "nov",
            "november",
            "novembre",
            "noviembre",
            "novembro",
            "نومبر",
            "نوامبر",
            "نوفمبر",
        ],
        &[
            "dec",
            "december",
            "dez",
            "dezember",
            "décembre",
            "déc",
            "diciembre",
            "dic",
            "dicembre",
            "dezembro",
            "دسمبر",
            "دسامبر",
            "ديسمبر",
        ],
    ];
    if word.len() < 3 {
        return None;
    }
    let word = word.to_lowercase();
    let at = NAMES
        .iter()
        .position(|names| names.contains(&word.as_str()));
    match at {
        Some(at) => i64::try_from(at).ok().map(|n| n + 1),
        None => solar_hijri::month(&word).map(|n| i64::from(n) + SOLAR),
    }
}
