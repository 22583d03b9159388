using Neura.GraphQL.Validation.Rules;
using Neura.GraphQL.Validation.SdlRules;

namespace Neura.GraphQL.Validation;

/// <summary>The rules for schema text, in graphql-js's order.</summary>
public static class SdlRuleSet
{
    public static IReadOnlyDictionary<string, Func<ValidationContext, ValidationRule>> ByName { get; } =
        new OrderedDictionary<string, Func<ValidationContext, ValidationRule>>
        {
            ["LoneSchemaDefinitionRule"] = c => new LoneSchemaDefinitionRule(c),
            ["UniqueOperationTypesRule"] = c => new UniqueOperationTypesRule(c),
            ["UniqueTypeNamesRule"] = c => new UniqueTypeNamesRule(c),
            ["UniqueEnumValueNamesRule"] = c => new UniqueEnumValueNamesRule(c),
            ["UniqueFieldDefinitionNamesRule"] = c => new UniqueFieldDefinitionNamesRule(c),
            ["UniqueArgumentDefinitionNamesRule"] = c => new UniqueArgumentDefinitionNamesRule(c),
            ["UniqueDirectiveNamesRule"] = c => new UniqueDirectiveNamesRule(c),
            ["KnownTypeNamesRule"] = c => new KnownTypeNamesRule(c),
            ["KnownDirectivesRule"] = c => new KnownDirectivesRule(c),
            ["UniqueDirectivesPerLocationRule"] = c => new UniqueDirectivesPerLocationRule(c),
            ["PossibleTypeExtensionsRule"] = c => new PossibleTypeExtensionsRule(c),
            ["KnownArgumentNamesOnDirectivesRule"] = c => new KnownArgumentNamesOnDirectivesRule(c),
            ["UniqueArgumentNamesRule"] = c => new UniqueArgumentNamesRule(c),
            ["UniqueInputFieldNamesRule"] = c => new UniqueInputFieldNamesRule(c),
            ["ProvidedRequiredArgumentsOnDirectivesRule"] = c => new ProvidedRequiredArgumentsOnDirectivesRule(c),
        };
}
