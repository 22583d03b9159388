using System.Diagnostics.CodeAnalysis;

namespace Neura.GraphQL.Binding;

/// <summary>Seals cursors for clients. What opens must have been sealed here, for the same list.</summary>
public interface ICursorSerializer
{
    /// <param name="context">Which list the cursor belongs to, such as <c>Query.assets</c>.</param>
    /// <param name="cursor">The text to seal.</param>
    string Seal(string context, string cursor);

    /// <summary>False where the cursor was forged, belongs to another list, or was sealed with another key.</summary>
    bool TryOpen(string context, string sealedCursor, [NotNullWhen(true)] out string? cursor);
}
