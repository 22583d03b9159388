using Spectre.Console;

namespace NeuraNft.Auditor;

/// <summary>Where answers go. Into a file or a pipe go whole plain lines, and no progress.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, bool isTerminal)
{
    private const int Wide = 500;

    public TextWriter Out => output;

    public TextWriter Error => error;

    public static Screen OfThisProcess() =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected && !Console.IsErrorRedirected);

    public void Print(AnswerTable rows, bool hasHeaders)
    {
        var table = new Table().Border(hasHeaders ? TableBorder.Simple : TableBorder.None);
        if (!hasHeaders) table.HideHeaders();
        foreach (var column in rows.Columns) table.AddColumn(Markup.Escape(column));
        foreach (var row in rows.Rows) table.AddRow([.. row.Select(cell => Markup.Escape(PrintableText.Of(cell)))]);
        var console = Open(output);
        if (!isTerminal) console.Profile.Width = Wide;
        console.Write(table);
    }

    /// <summary>A bar on the error output while it lasts, where a person looks on.</summary>
    public async Task<T> WatchAsync<T>(string what, Func<IProgress<(double Part, string Note)>, Task<T>> work)
    {
        if (!isTerminal) return await work(new Each(_ => { }));
        return await Open(error).Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask(what, maxValue: 1);
            return await work(new Each(at => (bar.Value, bar.Description) = (at.Part, $"{what}, {at.Note}")));
        });
    }

    private IAnsiConsole Open(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
    });

    /// <summary>Unlike <see cref="Progress{T}"/> in the caller's own thread: in order, and done before the result is.</summary>
    private sealed class Each(Action<(double Part, string Note)> show) : IProgress<(double Part, string Note)>
    {
        public void Report((double Part, string Note) value) => show(value);
    }
}
