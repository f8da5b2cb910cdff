//! What claims can be found by: the rare words, names, days and the conduct of one party.

use super::lexicon::key;
use super::prepared::Prepared;

/// What a claim can be found by, with weights, in a fixed order.
pub(super) fn features(claim: &Prepared<'_>) -> Vec<(u64, f32)> {
    let mut out: Vec<(u64, f32)> = Vec::new();
    for token in &claim.tokens {
        if token.weight > 0.2 {
            out.push((token.concept, token.weight));
        }
    }
    for mention in claim.mentions.iter().filter(|m| m.named) {
        out.push((mention.party, 0.6));
    }
    for conduct in &claim.conduct {
        for mention in claim.mentions.iter().filter(|m| m.named) {
            let feature = mention.party ^ key("conduct").rotate_left(u32::from(conduct.aspect));
            out.push((feature, 1.2));
            out.push((mention.party ^ key("conduct of"), 0.8));
        }
    }
    for time in &claim.times {
        if let (Some(month), Some(day)) = (time.month, time.day) {
            out.push((key("day") ^ (u64::from(month) << 8 | u64::from(day)), 0.8));
        }
    }
    out.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    out.dedup_by_key(|feature| feature.0);
    out.shrink_to_fit();
    out
}
