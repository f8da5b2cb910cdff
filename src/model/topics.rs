//! Which claims are about the same thing.

/// Groups of claims about one thing, each with a few words for a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topics {
    /// Topic of each statement, by its place in the reading; none for one that stands alone.
    of: Vec<Option<u32>>,
    /// The words of each topic that tell it from the others.
    titles: Vec<String>,
}

impl Topics {
    /// Puts the parts together. Every number in `of` must be a place in `titles`.
    pub fn new(of: Vec<Option<u32>>, titles: Vec<String>) -> Self {
        debug_assert!(
            of.iter()
                .flatten()
                .all(|&topic| (topic as usize) < titles.len())
        );
        Self { of, titles }
    }

    /// The same for a longer list of `count` statements, in which these stand at `places`.
    #[must_use]
    pub fn spread(self, places: &[usize], count: usize) -> Self {
        let mut of = vec![None; count];
        for (&place, topic) in places.iter().zip(self.of) {
            if let Some(slot) = of.get_mut(place) {
                *slot = topic;
            }
        }
        Self { of, ..self }
    }

    /// The topic of the statement at this place.
    pub fn of(&self, place: usize) -> Option<usize> {
        self.of
            .get(place)
            .copied()
            .flatten()
            .map(|topic| topic as usize)
    }

    /// The title of a topic: its telling words.
    pub fn title(&self, topic: usize) -> &str {
        self.titles.get(topic).map_or("", String::as_str)
    }

    /// How many topics there are.
    pub fn len(&self) -> usize {
        self.titles.len()
    }

    /// Whether no two claims are about the same thing.
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty()
    }
}
