//! The networks once more, written plainly: loops over numbers, 64 bits, one row at a time.

use crate::tiny::{Family, HEADS, LAYERS, Tiny, WIDTH};

type Rows = Vec<Vec<f64>>;

/// Shares of contradiction, entailment and neutral (the order in the tiny models).
pub fn shares(tiny: &Tiny, ids: &[usize], types: &[usize]) -> [f64; 3] {
    let mut x = embedded(tiny, ids, types);
    for layer in 0..LAYERS {
        x = one_layer(tiny, layer, &x);
    }
    let logits = match tiny.family {
        Family::Bert => {
            let pooled = map(&linear(tiny, "bert.pooler.dense", &x[0]), f64::tanh);
            linear(tiny, "classifier", &pooled)
        }
        Family::Roberta => {
            let pooled = map(&linear(tiny, "classifier.dense", &x[0]), f64::tanh);
            linear(tiny, "classifier.out_proj", &pooled)
        }
        Family::Deberta => {
            let name = tiny.config["pooler_hidden_act"].as_str().unwrap();
            let pooled = map(&linear(tiny, "pooler.dense", &x[0]), activation(name));
            linear(tiny, "classifier", &pooled)
        }
    };
    let weights = softmax(&logits);
    [weights[0], weights[1], weights[2]]
}

fn embedded(tiny: &Tiny, ids: &[usize], types: &[usize]) -> Rows {
    let root = root(tiny);
    let row = |name: &str, at: usize| {
        row(
            tiny,
            &format!("{root}.embeddings.{name}_embeddings.weight"),
            at,
        )
    };
    let kinds = tiny.config["type_vocab_size"].as_u64().unwrap();
    let mut x = Vec::new();
    for (at, &id) in ids.iter().enumerate() {
        let mut sum = row("word", id);
        match tiny.family {
            Family::Bert => sum = add(&sum, &row("position", at)),
            // The first row after the one for padding, which is number 1.
            Family::Roberta => sum = add(&sum, &row("position", at + 2)),
            Family::Deberta => {
                if tiny.config["position_biased_input"] == true {
                    sum = add(&sum, &row("position", at));
                }
            }
        }
        match kinds {
            0 => {}
            1 => sum = add(&sum, &row("token_type", 0)),
            _ => sum = add(&sum, &row("token_type", types[at])),
        }
        if sum.len() < WIDTH {
            let table = &tiny.tables["deberta.embeddings.embed_proj.weight"];
            sum = (0..WIDTH)
                .map(|i| {
                    (0..sum.len())
                        .map(|j| f64::from(table.numbers[i * sum.len() + j]) * sum[j])
                        .sum()
                })
                .collect();
        }
        x.push(norm(tiny, &format!("{root}.embeddings.LayerNorm"), &sum));
    }
    x
}

fn one_layer(tiny: &Tiny, number: usize, x: &Rows) -> Rows {
    let name = format!("{}.encoder.layer.{number}", root(tiny));
    let attended = match tiny.family {
        Family::Bert | Family::Roberta => plain_attention(tiny, &name, x),
        Family::Deberta => disentangled_attention(tiny, &name, x),
    };
    let act = tiny.config["hidden_act"].as_str().unwrap();
    x.iter()
        .zip(&attended)
        .map(|(given, attended)| {
            let out = linear(tiny, &format!("{name}.attention.output.dense"), attended);
            let middle = norm(
                tiny,
                &format!("{name}.attention.output.LayerNorm"),
                &add(&out, given),
            );
            let wide = map(
                &linear(tiny, &format!("{name}.intermediate.dense"), &middle),
                activation(act),
            );
            let narrow = linear(tiny, &format!("{name}.output.dense"), &wide);
            norm(
                tiny,
                &format!("{name}.output.LayerNorm"),
                &add(&narrow, &middle),
            )
        })
        .collect()
}

fn plain_attention(tiny: &Tiny, name: &str, x: &Rows) -> Rows {
    let of = |part: &str| -> Rows {
        x.iter()
            .map(|row| linear(tiny, &format!("{name}.attention.self.{part}"), row))
            .collect()
    };
    let (queries, keys, values) = (of("query"), of("key"), of("value"));
    let scale = ((WIDTH / HEADS) as f64).sqrt();
    attend(&values, |head, i, j| {
        dot(&queries[i], &keys[j], head) / scale
    })
}

/// Content to content, content to distance, distance to content; each of them a third of the scale.
fn disentangled_attention(tiny: &Tiny, name: &str, x: &Rows) -> Rows {
    let part = |part: &str| format!("{name}.attention.self.{part}");
    let of = |which: &str| -> Rows {
        x.iter()
            .map(|row| linear(tiny, &part(which), row))
            .collect()
    };
    let (queries, keys, values) = (of("query_proj"), of("key_proj"), of("value_proj"));
    let shared = tiny.config["share_att_key"] == true;
    let (by_key, by_query) = if shared {
        ("key_proj", "query_proj")
    } else {
        ("pos_key_proj", "pos_query_proj")
    };
    let rows = tiny.tables["deberta.encoder.rel_embeddings.weight"].shape[0];
    let distances: Rows = (0..rows)
        .map(|at| {
            let row = row(tiny, "deberta.encoder.rel_embeddings.weight", at);
            if tiny.config["norm_rel_ebd"] == "layer_norm" {
                norm(tiny, "deberta.encoder.LayerNorm", &row)
            } else {
                row
            }
        })
        .collect();
    let distance_keys: Rows = distances
        .iter()
        .map(|d| linear(tiny, &part(by_key), d))
        .collect();
    let distance_queries: Rows = distances
        .iter()
        .map(|d| linear(tiny, &part(by_query), d))
        .collect();
    let scale = (3.0 * (WIDTH / HEADS) as f64).sqrt();
    attend(&values, |head, i, j| {
        let at = place(tiny, i.cast_signed() - j.cast_signed(), rows);
        (dot(&queries[i], &keys[j], head)
            + dot(&queries[i], &distance_keys[at], head)
            + dot(&keys[j], &distance_queries[at], head))
            / scale
    })
}

/// The row of a distance: near ones have one each, far ones share them by a logarithm.
fn place(tiny: &Tiny, distance: isize, rows: usize) -> usize {
    let buckets = tiny.config["position_buckets"].as_i64().unwrap() as isize;
    let rows = rows.cast_signed();
    let half = rows / 2;
    let bucket = if buckets < 0 || distance.abs() <= buckets / 2 {
        distance
    } else {
        let middle = (buckets / 2) as f64;
        // With -1 as the most, the number of positions counts.
        let most = 40.0;
        let far = (distance.abs() as f64 / middle).ln() / ((most - 1.0) / middle).ln();
        distance.signum() * ((far * (middle - 1.0)).ceil() as isize + buckets / 2)
    };
    (bucket + half).clamp(0, rows - 1).cast_unsigned()
}

fn attend(values: &Rows, score: impl Fn(usize, usize, usize) -> f64) -> Rows {
    let width = WIDTH / HEADS;
    (0..values.len())
        .map(|i| {
            let mut out = vec![0.0; WIDTH];
            for head in 0..HEADS {
                let scores: Vec<f64> = (0..values.len()).map(|j| score(head, i, j)).collect();
                for (j, share) in softmax(&scores).into_iter().enumerate() {
                    for k in head * width..(head + 1) * width {
                        out[k] += share * values[j][k];
                    }
                }
            }
            out
        })
        .collect()
}

fn root(tiny: &Tiny) -> &'static str {
    match tiny.family {
        Family::Bert => "bert",
        Family::Roberta => "roberta",
        Family::Deberta => "deberta",
    }
}

fn row(tiny: &Tiny, name: &str, at: usize) -> Vec<f64> {
    let table = &tiny.tables[name];
    let width = table.shape[1];
    table.numbers[at * width..(at + 1) * width]
        .iter()
        .map(|&n| f64::from(n))
        .collect()
}

fn linear(tiny: &Tiny, name: &str, x: &[f64]) -> Vec<f64> {
    let weight = &tiny.tables[&format!("{name}.weight")];
    let bias = &tiny.tables[&format!("{name}.bias")];
    (0..weight.shape[0])
        .map(|i| {
            let row = &weight.numbers[i * x.len()..(i + 1) * x.len()];
            let sum: f64 = row.iter().zip(x).map(|(&w, x)| f64::from(w) * x).sum();
            sum + f64::from(bias.numbers[i])
        })
        .collect()
}

fn norm(tiny: &Tiny, name: &str, x: &[f64]) -> Vec<f64> {
    let eps = tiny.config["layer_norm_eps"].as_f64().unwrap();
    let (scale, shift) = (
        &tiny.tables[&format!("{name}.weight")],
        &tiny.tables[&format!("{name}.bias")],
    );
    let mean = x.iter().sum::<f64>() / x.len() as f64;
    let spread = x.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / x.len() as f64;
    x.iter()
        .enumerate()
        .map(|(i, v)| {
            (v - mean) / (spread + eps).sqrt() * f64::from(scale.numbers[i])
                + f64::from(shift.numbers[i])
        })
        .collect()
}

fn dot(x: &[f64], y: &[f64], head: usize) -> f64 {
    let width = WIDTH / HEADS;
    (head * width..(head + 1) * width)
        .map(|k| x[k] * y[k])
        .sum()
}

fn softmax(x: &[f64]) -> Vec<f64> {
    let top = x.iter().copied().fold(f64::MIN, f64::max);
    let sum: f64 = x.iter().map(|v| (v - top).exp()).sum();
    x.iter().map(|v| (v - top).exp() / sum).collect()
}

fn activation(name: &str) -> fn(f64) -> f64 {
    match name {
        "gelu" => |x| 0.5 * x * (1.0 + erf(x / 2.0_f64.sqrt())),
        "gelu_new" => |x| {
            0.5 * x
                * (1.0 + ((2.0 / std::f64::consts::PI).sqrt() * (x + 0.044_715 * x.powi(3))).tanh())
        },
        "relu" => |x| x.max(0.0),
        other => panic!("{other}"),
    }
}

/// The error function by its series.
fn erf(x: f64) -> f64 {
    if x.abs() > 4.0 {
        return x.signum();
    }
    let (mut term, mut sum) = (x, x);
    for n in 1..100 {
        term *= -x * x / f64::from(n);
        sum += term / f64::from(2 * n + 1);
    }
    sum * 2.0 / std::f64::consts::PI.sqrt()
}

fn add(x: &[f64], y: &[f64]) -> Vec<f64> {
    x.iter().zip(y).map(|(x, y)| x + y).collect()
}

fn map(x: &[f64], f: impl Fn(f64) -> f64) -> Vec<f64> {
    x.iter().map(|&v| f(v)).collect()
}
