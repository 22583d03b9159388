namespace Neura.GraphQL.Execution;

/// <summary>What an operation may cost at most, by https://ibm.github.io/graphql-specs/cost-spec.html.</summary>
/// <param name="FieldCost">Work: the weights of the fields, as often as they are resolved.</param>
/// <param name="TypeCost">Size: the weights of the objects that are returned.</param>
public readonly record struct OperationCost(double FieldCost, double TypeCost);
