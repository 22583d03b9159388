namespace Neura.GraphQL.Execution.Coercion;

/// <summary>A place within a variable's value, printed as <c>.list[1].name</c>.</summary>
internal sealed record InputPath(InputPath? Above, object Segment)
{
    public override string ToString() => Segment is int index ? $"{Above}[{index}]" : $"{Above}.{Segment}";
}
