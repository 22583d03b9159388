using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace NeuraNft.Api;

/// <summary>Cursors under the configured key, read at their first use: the schema alone needs none.</summary>
internal sealed class ConfiguredCursors(IOptions<DoorOptions> door) : ICursorSerializer
{
    private readonly Lazy<HmacCursorSerializer> cursors = new(() => new HmacCursorSerializer(CursorKey.Of(door.Value)));

    public string Seal(string context, string cursor) => cursors.Value.Seal(context, cursor);

    public bool TryOpen(string context, string sealedCursor, [NotNullWhen(true)] out string? cursor) =>
        cursors.Value.TryOpen(context, sealedCursor, out cursor);
}
