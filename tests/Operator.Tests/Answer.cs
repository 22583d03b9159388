using System.Text.Json;

namespace NeuraNft.Operator.Tests;

/// <summary>What the command answered.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Output);

    public static Task<Answer> OfAsync(params string[] arguments) => OfAsync(MarketDatabase.Ct, arguments);

    public static async Task<Answer> OfAsync(CancellationToken ct, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exitCode = await NeuraCommand.RunAsync(arguments, Terminal.Plain(output, error), ct);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Refused: nothing but one line with the code.</summary>
    public void ShouldBeRefused(string code)
    {
        (ExitCode, Output).ShouldBe((1, ""));
        Error.ShouldStartWith($"{code}: ");
        Error.TrimEnd().ShouldNotContain('\n');
    }

    public Answer ShouldBeDone()
    {
        (ExitCode, Error).ShouldBe((0, ""));
        return this;
    }
}
