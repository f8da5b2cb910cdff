//! What a model outside the program says about two claims.

/// How a model sees a pair. The three shares add up to 1 and are the same whichever claim comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// Name of the model, for the person.
    pub model: String,
    /// Share given to "these contradict each other".
    pub contradiction: f32,
    /// Share given to "neither follows".
    pub neutral: f32,
    /// Share given to "one follows from the other".
    pub entailment: f32,
}
