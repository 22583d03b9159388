using System.Diagnostics.CodeAnalysis;

namespace NeuraNft.Api;

/// <summary>Cursors under the configured key, read at their first use: the schema alone needs none.</summary>
internal sealed class ConfiguredCursors(Func<DoorOptions> door) : ICursorSerializer
{
    private readonly Lazy<HmacCursorSerializer> cursors = new(() => new HmacCursorSerializer(CursorKey.Of(door())));

    public string Seal(string context, string cursor) => cursors.Value.Seal(context, cursor);

    public bool TryOpen(string context, string sealedCursor, [NotNullWhen(true)] out string? cursor) =>
        cursors.Value.TryOpen(context, sealedCursor, out cursor);
}
