//! Brings a group to the one form that means the same: no group within a group where one will do.

use std::mem::take;

use super::ast::{Group, Node};

impl From<Group> for Node {
    /// The group without needless nesting, or its only part, unless that is an excluded one.
    fn from(mut group: Group) -> Self {
        splice(&mut group.required, |inner| &mut inner.required);
        splice(&mut group.optional, |inner| &mut inner.optional);
        splice(&mut group.filters, |inner| &mut inner.filters);
        // Not (a or b) is neither a nor b.
        splice(&mut group.excluded, |inner| &mut inner.optional);
        absorb_only_group(&mut group);
        only_part(&mut group).unwrap_or(Self::Group(group))
    }
}

/// Puts what a group has in `list` in place of the group, where it has nothing else.
fn splice(nodes: &mut Vec<Node>, list: impl Fn(&mut Group) -> &mut Vec<Node>) {
    for node in take(nodes) {
        match node {
            Node::Group(mut inner) => {
                let parts = take(list(&mut inner));
                if inner.is_empty() {
                    nodes.extend(parts);
                } else {
                    *list(&mut inner) = parts;
                    nodes.push(Node::Group(inner));
                }
            }
            other => nodes.push(other),
        }
    }
}

/// Where one inner group is all that must match, its parts are as well the outer group's.
fn absorb_only_group(group: &mut Group) {
    let only = match (&group.required[..], &group.optional[..]) {
        ([Node::Group(_)], []) => group.required.pop(),
        ([], [Node::Group(_)]) => group.optional.pop(),
        _ => None,
    };
    if let Some(Node::Group(inner)) = only {
        group.required = inner.required;
        group.optional = inner.optional;
        group.excluded.extend(inner.excluded);
        group.filters.extend(inner.filters);
    }
}

fn only_part(group: &mut Group) -> Option<Node> {
    let Group {
        required,
        optional,
        excluded,
        filters,
    } = group;
    let lists = [required, optional, filters];
    let count: usize = lists.iter().map(|list| list.len()).sum();
    if count != 1 || !excluded.is_empty() {
        return None;
    }
    lists.into_iter().find_map(|list| list.pop())
}
