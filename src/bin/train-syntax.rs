//! Makes the weights of the tagger and parser from treebanks, and measures them.
//!
//! ```text
//! cargo run --release --no-default-features --features train --bin train-syntax -- train OUT TREEBANK...
//! cargo run --release --no-default-features --features train --bin train-syntax -- eval [--weights FILE] TREEBANK...
//! ```
//!
//! A treebank is a CoNLL-U file, plain or gzip. `--dev FILE` before the treebanks of `train` prints
//! the figures on that file after each round. The same treebanks in the same order give the same
//! bytes.

use std::process::ExitCode;
use std::time::Instant;

use counterclaim::syntax::format::{self, Model};
use counterclaim::syntax::train::conllu::{self, Sentence};
use counterclaim::syntax::train::{Recipe, measure, train};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let (mode, rest) = arguments.split_first().ok_or("say train or eval")?;
    let mut rest = rest.iter();
    let mut recipe = Recipe::SHIPPED;
    let (mut paths, mut dev, mut weights) = (Vec::new(), None, None);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--dev" => dev = Some(treebank(value()?)?),
            "--weights" => weights = Some(value()?.clone()),
            "--rounds" => {
                let numbers = numbers(value()?)?;
                let [tag, fold, greedy, beam, width] = numbers[..] else {
                    return Err("--rounds takes tag,fold,greedy,beam,width".into());
                };
                recipe.tag_rounds = tag;
                recipe.fold_rounds = fold;
                recipe.greedy_rounds = greedy;
                recipe.beam_rounds = beam;
                recipe.width = width;
            }
            "--prune" => {
                let least = numbers(value()?)?;
                recipe.prune = least.try_into().map_err(|_| "--prune takes five numbers")?;
            }
            path => paths.push(path.to_owned()),
        }
    }
    match mode.as_str() {
        "train" => {
            let (out, banks) = paths.split_first().ok_or("say where to write")?;
            let mut sentences = Vec::new();
            for path in banks {
                sentences.extend(treebank(path)?);
            }
            let start = Instant::now();
            let bytes = train(&sentences, recipe, |what, model| {
                let figures = match (model, &dev) {
                    (Some(model), Some(dev)) => measure(model, dev).line(),
                    _ => String::new(),
                };
                eprintln!("{:6.1} s {what} {figures}", start.elapsed().as_secs_f64());
            });
            std::fs::write(out, &bytes).map_err(|e| format!("{out}: {e}"))?;
            println!("{} bytes", bytes.len());
            if let Some(dev) = &dev {
                println!("{}", measure(&model(&bytes)?, dev).line());
            }
            Ok(())
        }
        "eval" => {
            let path = weights.unwrap_or("assets/syntax/english.weights".into());
            let bytes = std::fs::read(&path).map_err(|e| format!("{path}: {e}"))?;
            let model = model(&bytes)?;
            for path in &paths {
                let sentences = treebank(path)?;
                let start = Instant::now();
                let counts = measure(&model, &sentences);
                let speed = counts.words as f64 / start.elapsed().as_secs_f64();
                println!(
                    "{path}\n{}; {speed:.0} words/s\n\n{}",
                    counts.line(),
                    counts.table()
                );
            }
            Ok(())
        }
        other => Err(format!("{other}: say train or eval")),
    }
}

fn model(bytes: &[u8]) -> Result<Model, String> {
    format::decode(bytes).map_err(|e| e.to_string())
}

fn numbers<N: std::str::FromStr>(list: &str) -> Result<Vec<N>, String> {
    list.split(',')
        .map(|n| n.parse().map_err(|_| format!("{n}: not a number")))
        .collect()
}

fn treebank(path: &str) -> Result<Vec<Sentence>, String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?;
    conllu::read(&bytes).map_err(|e| format!("{path}: {e}"))
}
