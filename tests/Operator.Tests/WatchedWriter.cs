using System.Text;

namespace NeuraNft.Operator.Tests;

/// <summary>Counts lines, and does something once there are enough.</summary>
internal sealed class WatchedWriter(Func<int, bool> enough, Action then) : TextWriter
{
    public int Lines { get; private set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value != '\n') return;
        Lines++;
        if (enough(Lines)) then();
    }
}
