//! From a typed query and its filter options to a query.
//!
//! Values of one option are alternatives (`--speaker 甲 --speaker 乙`: either), different options
//! must all hold.

use crate::cli::args::{Filters, Question};
use crate::query::{self, Field, Filter, Group, Node, Query};
use crate::search::{Request, Sort};

use super::Failure;
use crate::cli::report::Wanted;

/// A request for answers to a question.
pub fn request(
    question: &Question,
    limit: usize,
    offset: usize,
    sort: Sort,
) -> Result<Request, Failure> {
    let typed = question.query.join(" ");
    Ok(Request {
        query: filtered(query::parse(&typed), &question.filters)?,
        typed,
        limit,
        offset,
        sort,
    })
}

/// A request to verify a quote.
pub fn quote(
    typed: &str,
    filters: &Filters,
    limit: usize,
    offset: usize,
) -> Result<Request, Failure> {
    let quote = Request::quote(typed);
    Ok(Request {
        query: filtered(quote.query.clone(), filters)?,
        limit,
        offset,
        ..quote
    })
}

fn filtered(query: Query, filters: &Filters) -> Result<Query, Failure> {
    let kinds: Vec<String> = filters.kind.iter().map(|kind| kind.0.to_string()).collect();
    let confidence: Vec<String> = filters.min_confidence.iter().cloned().collect();
    let options = [
        ("--speaker", Field::Speaker, &filters.speaker),
        ("--role", Field::Role, &filters.role),
        ("--session", Field::Session, &filters.session),
        ("--conference", Field::Conference, &filters.conference),
        ("--kind", Field::Kind, &kinds),
        ("--min-confidence", Field::Confidence, &confidence),
        ("--path", Field::Path, &filters.path),
    ];
    let mut nodes = Vec::new();
    for (option, field, values) in options {
        let alternatives: Vec<Node> = values
            .iter()
            .map(|value| filter(option, field, value))
            .collect::<Result<_, _>>()?;
        nodes.extend(any(alternatives));
    }
    nodes.extend(dates(filters)?);
    Ok(query.with_filters(nodes))
}

fn filter(option: &'static str, field: Field, value: &str) -> Result<Node, Failure> {
    match Filter::read(field, value) {
        Ok(filter) => Ok(Node::Filter(filter)),
        Err(_) => Err(Failure::Filter {
            option,
            value: value.to_owned(),
            wanted: match field {
                Field::Date => Wanted::Date,
                Field::Confidence => Wanted::Share,
                _ => Wanted::Text,
            },
        }),
    }
}

fn dates(filters: &Filters) -> Result<Option<Node>, Failure> {
    let after = filters.after.as_deref();
    let before = filters.before.as_deref();
    // Each end by itself first, so that an error names its option.
    let ends = [
        ("--after", after, format!("{}..", after.unwrap_or_default())),
        (
            "--before",
            before,
            format!("..{}", before.unwrap_or_default()),
        ),
    ];
    for (option, typed, range) in &ends {
        let holds_range = typed.is_some_and(|typed| typed.contains(".."));
        if typed.is_some() && (holds_range || Filter::read(Field::Date, range).is_err()) {
            return Err(Failure::Filter {
                option,
                value: typed.unwrap_or_default().to_owned(),
                wanted: Wanted::Date,
            });
        }
    }
    if after.or(before).is_none() {
        return Ok(None);
    }
    let (after, before) = (after.unwrap_or_default(), before.unwrap_or_default());
    match Filter::read(Field::Date, &format!("{after}..{before}")) {
        Ok(filter) => Ok(Some(Node::Filter(filter))),
        Err(_) => Err(Failure::Dates {
            after: after.to_owned(),
            before: before.to_owned(),
        }),
    }
}

fn any(mut alternatives: Vec<Node>) -> Option<Node> {
    match alternatives.len() {
        0 | 1 => alternatives.pop(),
        _ => Some(Node::Group(Group {
            optional: alternatives,
            ..Group::default()
        })),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::{Command, CommandLine};

    /// How `yanlu search` with these arguments reads its query.
    fn read_as(line: &[&str]) -> Result<String, String> {
        let line = ["yanlu", "search"].iter().chain(line);
        let line = CommandLine::try_parse_from(line).expect("the line is right");
        let Command::Search(args) = line.command else {
            unreachable!("the line says search");
        };
        request(&args.question, args.limit, args.offset, args.sort)
            .map(|request| request.query.to_string())
            .map_err(|failure| failure.to_string())
    }

    #[test]
    fn filter_options_are_fields_of_the_query() {
        let check = |line: &[&str], query: &str| {
            let expected = query::parse(query).to_string();
            assert_eq!(read_as(line).as_deref(), Ok(expected.as_str()));
        };
        check(&["潮汐", "镜头"], "潮汐 镜头");
        check(&["潮汐", "--speaker", "白露笙"], "潮汐 speaker:白露笙");
        check(&["潮汐", "--kind", "direct"], "潮汐 kind:direct");
        check(
            &["潮汐", "--after", "2025-05", "--before", "2025-06"],
            "潮汐 date:2025-05..2025-06",
        );
        check(&["潮汐", "--before", "2025"], "潮汐 date:..2025");
        check(
            &["潮汐", "--min-confidence", "０．95"],
            "潮汐 confidence:0.95",
        );
        check(
            &["潮汐", "--role", "导演", "--role", "剪辑师", "--path", "a/"],
            "潮汐 (role:导演 OR role:剪辑师) path:a/",
        );
    }

    #[test]
    fn values_that_cannot_be_searched_for_are_refused() {
        let check = |line: &[&str], expected: &str| {
            assert_eq!(read_as(line), Err(expected.to_owned()));
        };
        check(
            &["潮汐", "--speaker", "！"],
            "`！` of --speaker holds nothing to search for",
        );
        check(
            &["潮汐", "--min-confidence", "90"],
            "`90` of --min-confidence is no number from 0 to 1",
        );
        check(&["潮汐", "--after", "去年"], "`去年` of --after is no date");
        check(
            &["潮汐", "--after", "2024..2025"],
            "`2024..2025` of --after is no date",
        );
        check(
            &["潮汐", "--after", "2025", "--before", "2024"],
            "--after 2025 is later than --before 2024",
        );
    }
}
