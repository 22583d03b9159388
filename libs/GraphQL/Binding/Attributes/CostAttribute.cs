namespace Neura.GraphQL.Binding;

/// <summary>
/// What one of this adds to the cost of an operation. Default: 10 for a field whose method returns a task, 1 for other objects,
/// 0 for other scalars.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class CostAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}
