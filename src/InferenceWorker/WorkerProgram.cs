using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NeuraNft.Application;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using Npgsql;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// A worker as a process of its own, on this machine or another: the market's database, content folder and transport by configuration
/// (environment variables, appsettings.json, arguments), and nothing of the market but jobs and the custody of keys.
/// </summary>
internal static class WorkerProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        // What holds keys and secrets is neither dumped nor looked into by others of its user, its children among them.
        if (OperatingSystem.IsLinux())
            _ = LinuxCalls.ProcessControl(LinuxCalls.SetDumpable, 0, 0, 0, 0);
        var builder = Host.CreateApplicationBuilder(args);
        try
        {
            using var host = Add(builder).Build();
            await host.RunAsync();
            return 0;
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or SandboxRequiredException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static HostApplicationBuilder Add(HostApplicationBuilder builder)
    {
        var database = builder.Configuration.GetConnectionString("NeuraNft")
            ?? throw new InvalidOperationException("ConnectionStrings:NeuraNft is not set.");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(database));
        builder.Services.AddApplication(builder.Configuration);
        // The chain is followed, rights are watched and content is looked after by the market's own process.
        foreach (var service in builder.Services.Where(IsTheMarkets).ToList())
            builder.Services.Remove(service);
        builder.Services.AddInferenceWorker(builder.Configuration);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(1));
        return builder;
    }

    private static bool IsTheMarkets(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Namespace?.EndsWith(".Custody", StringComparison.Ordinal) != true
        && service.ImplementationType?.Namespace?.StartsWith("NeuraNft", StringComparison.Ordinal) != false;
}
