using Spectre.Console;

namespace NeuraNft.Api.MainJob;

/// <summary>Into a file or a pipe go whole lines without colours.</summary>
internal static class PlainOutput
{
    private const int Wide = 500;

    public static void WhenRedirected(IAnsiConsole console)
    {
        if (!Console.IsOutputRedirected)
            return;
        console.Profile.Capabilities.Ansi = false;
        console.Profile.Capabilities.Interactive = false;
        console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        console.Profile.Width = Wide;
    }
}
