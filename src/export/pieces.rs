//! A text cut at its marks, so that every form of report can write each piece in its own way.

use serde::Serialize;

use crate::text::Span;

/// A run of text under one set of marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they stand inside quotation marks in the source.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub quoted: bool,
    /// Whether they are the words that a reason points at or, in a paragraph, the claim itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub marked: bool,
}

/// Cuts `text` wherever a mark begins or ends. Marks that do not fit the text are left out.
pub(super) fn cut(text: &str, quoted: &[Span], marked: &[Span]) -> Vec<Piece> {
    let fits = |span: &&Span| !span.is_empty() && text.get(span.start..span.end).is_some();
    let mut cuts = vec![0, text.len()];
    for span in quoted.iter().chain(marked).filter(fits) {
        cuts.extend([span.start, span.end]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let under =
        |spans: &[Span], piece: Span| spans.iter().filter(fits).any(|span| span.contains(piece));
    cuts.windows(2)
        .map(|ends| {
            let piece = Span::new(ends[0], ends[1]);
            Piece {
                text: piece.slice(text).to_owned(),
                quoted: under(quoted, piece),
                marked: under(marked, piece),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_cross_and_may_be_wrong() {
        let text = "“no one” crossed é";
        let quoted = [Span::new(0, "“no one”".len())];
        let marked = [
            Span::new("“no ".len(), "“no one” crossed".len()),
            Span::new(text.len() - 1, text.len()),
            Span::new(5, 900),
        ];
        let pieces = cut(text, &quoted, &marked);
        let shown: Vec<_> = pieces
            .iter()
            .map(|p| (p.text.as_str(), p.quoted, p.marked))
            .collect();
        assert_eq!(
            shown,
            [
                ("“no ", true, false),
                ("one”", true, true),
                (" crossed", false, true),
                (" é", false, false)
            ]
        );
        let whole: String = pieces.into_iter().map(|p| p.text).collect();
        assert_eq!(whole, text);
        assert!(cut("", &[], &[]).is_empty());
    }
}
