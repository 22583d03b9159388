using Neura.GraphQL.Validation.Rules;

namespace Neura.GraphQL.Validation;

/// <summary>
/// The rules for requests, in graphql-js's order. Where graphql-js has one rule for fields and directives we have two classes that
/// stand under one name.
/// </summary>
public static class ExecutableRuleSet
{
    public static IReadOnlyDictionary<string, IReadOnlyList<Func<ValidationContext, ValidationRule>>> ByName { get; } =
        new OrderedDictionary<string, IReadOnlyList<Func<ValidationContext, ValidationRule>>>
        {
            ["ExecutableDefinitionsRule"] = [c => new ExecutableDefinitionsRule(c)],
            ["UniqueOperationNamesRule"] = [c => new UniqueOperationNamesRule(c)],
            ["LoneAnonymousOperationRule"] = [c => new LoneAnonymousOperationRule(c)],
            ["SingleFieldSubscriptionsRule"] = [c => new SingleFieldSubscriptionsRule(c)],
            ["KnownTypeNamesRule"] = [c => new KnownTypeNamesRule(c)],
            ["FragmentsOnCompositeTypesRule"] = [c => new FragmentsOnCompositeTypesRule(c)],
            ["VariablesAreInputTypesRule"] = [c => new VariablesAreInputTypesRule(c)],
            ["ScalarLeafsRule"] = [c => new ScalarLeafsRule(c)],
            ["FieldsOnCorrectTypeRule"] = [c => new FieldsOnCorrectTypeRule(c)],
            ["UniqueFragmentNamesRule"] = [c => new UniqueFragmentNamesRule(c)],
            ["KnownFragmentNamesRule"] = [c => new KnownFragmentNamesRule(c)],
            ["NoUnusedFragmentsRule"] = [c => new NoUnusedFragmentsRule(c)],
            ["PossibleFragmentSpreadsRule"] = [c => new PossibleFragmentSpreadsRule(c)],
            ["NoFragmentCyclesRule"] = [c => new NoFragmentCyclesRule(c)],
            ["UniqueVariableNamesRule"] = [c => new UniqueVariableNamesRule(c)],
            ["NoUndefinedVariablesRule"] = [c => new NoUndefinedVariablesRule(c)],
            ["NoUnusedVariablesRule"] = [c => new NoUnusedVariablesRule(c)],
            ["KnownDirectivesRule"] = [c => new KnownDirectivesRule(c)],
            ["UniqueDirectivesPerLocationRule"] = [c => new UniqueDirectivesPerLocationRule(c)],
            ["KnownArgumentNamesRule"] = [c => new KnownArgumentNamesOnDirectivesRule(c), c => new KnownArgumentNamesRule(c)],
            ["UniqueArgumentNamesRule"] = [c => new UniqueArgumentNamesRule(c)],
            ["ValuesOfCorrectTypeRule"] = [c => new ValuesOfCorrectTypeRule(c)],
            ["ProvidedRequiredArgumentsRule"] =
                [c => new ProvidedRequiredArgumentsOnDirectivesRule(c), c => new ProvidedRequiredArgumentsRule(c)],
            ["VariablesInAllowedPositionRule"] = [c => new VariablesInAllowedPositionRule(c)],
            ["OverlappingFieldsCanBeMergedRule"] = [c => new OverlappingFieldsCanBeMergedRule(c)],
            ["UniqueInputFieldNamesRule"] = [c => new UniqueInputFieldNamesRule(c)],
            ["MaxIntrospectionDepthRule"] = [c => new MaxIntrospectionDepthRule(c)],
        };

    /// <summary>Rules that a server may add to all others.</summary>
    public static IReadOnlyDictionary<string, Func<ValidationContext, ValidationRule>> Optional { get; } =
        new OrderedDictionary<string, Func<ValidationContext, ValidationRule>>
        {
            ["NoDeprecatedCustomRule"] = c => new NoDeprecatedRule(c),
            ["NoSchemaIntrospectionCustomRule"] = c => new NoSchemaIntrospectionRule(c),
        };

    /// <summary>All of them, and the budget of fragment visits that only we have.</summary>
    public static IReadOnlyList<Func<ValidationContext, ValidationRule>> All { get; } =
        [c => new FragmentVisitsRule(c), .. ByName.Values.SelectMany(r => r)];
}
