//! Remembers the last thing worked out, and what it was worked out from.

use std::sync::Arc;

/// One remembered value.
#[derive(Debug)]
pub struct Memo<K, V> {
    last: Option<(K, Arc<V>)>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { last: None }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The value for `key`: the remembered one when the key is the same, else what `make` gives.
    pub fn get(&mut self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some((last, value)) = &self.last
            && *last == key
        {
            return Arc::clone(value);
        }
        let value = Arc::new(make());
        self.last = Some((key, Arc::clone(&value)));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn works_out_once_per_key() {
        let mut memo = Memo::default();
        let mut times = 0;
        for key in [1, 1, 2, 2, 1] {
            let value = memo.get(key, || {
                times += 1;
                key * 10
            });
            assert_eq!(*value, key * 10);
        }
        assert_eq!(times, 3);
    }
}
