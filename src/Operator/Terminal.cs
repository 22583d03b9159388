using System.Text.Json;
using Spectre.Console;

namespace NeuraNft.Operator;

/// <summary>Where answers go. Into a file or a pipe go whole plain lines.</summary>
internal sealed class Terminal
{
    private const int Wide = 500;

    private Terminal(TextWriter output, TextWriter error, bool isInteractive)
    {
        (Out, Error, IsInteractive) = (output, error, isInteractive);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isInteractive) Console.Profile.Width = Wide;
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public IAnsiConsole Console { get; }

    /// <summary>Whether a person looks on: only then are there colours and progress bars.</summary>
    public bool IsInteractive { get; }

    public static Terminal OfThisProcess() => new(System.Console.Out, System.Console.Error, !System.Console.IsOutputRedirected);

    public static Terminal Plain(TextWriter output, TextWriter error) => new(output, error, false);

    public void Json<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, JsonSerializerOptions.Web));
}
