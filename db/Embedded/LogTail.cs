namespace Neura.Database;

/// <summary>Writes the server's log to its file and keeps the last lines for error messages.</summary>
internal sealed class LogTail : IDisposable
{
    private const int Kept = 12;
    private readonly Lock gate = new();
    private readonly Queue<string> last = new();
    private readonly StreamWriter file;
    private bool closed;

    public LogTail(string path)
    {
        if (File.Exists(path)) File.Move(path, path + ".1", overwrite: true);
        file = new StreamWriter(path) { AutoFlush = true };
    }

    public void Add(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            if (closed) return;
            file.WriteLine(line);
            last.Enqueue(line);
            if (last.Count > Kept) last.Dequeue();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            file.Dispose();
        }
    }

    public override string ToString()
    {
        lock (gate) return string.Join(Environment.NewLine, last);
    }
}
