using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Api;

/// <summary>What the GraphQL endpoint lets whom ask. Bound from the section "GraphQL".</summary>
public sealed class DoorOptions : IValidatableObject
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

    /// <summary>How long a request waits for the views to reach the position that it names. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan ReadWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A secret: base64 of at least 32 bytes, the same on every node, that cursors are signed with. No default, but the embedded one's.
    /// </summary>
    public string? CursorKey { get; set; }

    /// <summary>The file that holds it, where it is not set itself. The embedded default keeps its own, of mode 0600.</summary>
    public string? CursorKeyFile { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var problem = Problem();
        return problem is null ? [] : [new ValidationResult(problem, [nameof(CursorKey)])];
    }

    private string? Problem()
    {
        try
        {
            Api.CursorKey.Of(this);
            return null;
        }
        catch (FormatException refused)
        {
            return refused.Message;
        }
    }
}

public enum IntrospectionFor
{
    Everyone,
    LoggedIn,
    Nobody,
}
