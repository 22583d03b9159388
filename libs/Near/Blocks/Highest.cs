namespace Neura.Near.Blocks;

/// <summary>A height that only rises, whoever writes it: what was final stays final, though endpoints differ by a few blocks.</summary>
internal static class Highest
{
    public static ulong Raise(ref ulong height, ulong to)
    {
        var seen = Volatile.Read(ref height);
        while (seen < to)
        {
            var before = Interlocked.CompareExchange(ref height, to, seen);
            if (before == seen) return to;
            seen = before;
        }
        return seen;
    }
}
