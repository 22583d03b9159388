using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Api;

/// <summary>What the GraphQL endpoint lets whom ask. Bound from the section "GraphQL".</summary>
public sealed class DoorOptions
{
    public const string Section = "GraphQL";

    /// <summary>Who may ask for the schema. Default Everyone: it is published with the sources, and GraphiQL needs it.</summary>
    public IntrospectionFor Introspection { get; set; }

    /// <summary>Most that one operation of an anonymous caller may cost. Default 500, half of what a logged-in one may.</summary>
    [Range(1, 1_000)]
    public double AnonymousCost { get; set; } = 500;

    /// <summary>Levels of an anonymous caller's operation. Default 8 of 12.</summary>
    [Range(1, 12)]
    public int AnonymousDepth { get; set; } = 8;
}

public enum IntrospectionFor
{
    Everyone,
    LoggedIn,
    Nobody,
}
