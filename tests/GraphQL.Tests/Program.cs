using NeuraNft.GraphQL.Tests.Soak;
using Xunit.Runner.InProc.SystemConsole;

namespace NeuraNft.GraphQL.Tests;

/// <summary>The tests, or a server in a process of its own, whose memory can be bounded and measured.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [SoakServer.Name, ..] ? SoakServer.RunAsync(args[1..]) : ConsoleRunner.Run(args);
}
