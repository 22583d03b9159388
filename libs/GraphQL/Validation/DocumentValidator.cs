using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation;

/// <summary>
/// The validation of https://spec.graphql.org/October2021/#sec-Validation, with graphql-js 16's messages, places and order.
/// A document must pass before it is executed.
/// </summary>
public static class DocumentValidator
{
    /// <summary>Checks a request's document by all rules. None found means that it may be executed.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null) =>
        Validate(schema, document, ExecutableRuleSet.All, options);

    /// <summary>Checks a request's document by some rules.</summary>
    public static IReadOnlyList<GraphQLError> Validate(
        Schema schema,
        DocumentNode document,
        IEnumerable<Func<ValidationContext, ValidationRule>> rules,
        ValidationOptions? options = null) =>
        Run(new ValidationContext(schema, document, options ?? ValidationOptions.Default), rules);

    /// <summary>Checks schema text by the rules for text.</summary>
    /// <param name="extended">The schema that the text extends, if any.</param>
    public static IReadOnlyList<GraphQLError> ValidateSdl(
        DocumentNode document, Schema? extended = null, IEnumerable<Func<ValidationContext, ValidationRule>>? rules = null) =>
        Run(new ValidationContext(extended, document, ValidationOptions.Trusted), rules ?? SdlRuleSet.ByName.Values);

    private static IReadOnlyList<GraphQLError> Run(
        ValidationContext context, IEnumerable<Func<ValidationContext, ValidationRule>> rules)
    {
        try
        {
            new DocumentWalker([.. rules.Select(make => make(context))], context.TypeInfo, context).Walk(context.Document);
        }
        catch (ValidationAborted reason)
        {
            context.Abort(reason);
        }
        return context.Errors;
    }
}
