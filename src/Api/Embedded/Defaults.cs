namespace NeuraNft.Api.Embedded;

/// <summary>What holds where the configuration is silent.</summary>
internal static class Defaults
{
    /// <summary>
    /// Loopback only. A single run (--once) takes a free port and a folder of its own, so that it never meets a running market.
    /// </summary>
    public static void AddDefaults(this IConfigurationManager configuration, TemporaryFolder? workspace)
    {
        var defaults = new Dictionary<string, string?>();
        if (configuration["urls"] is null && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            defaults["urls"] = workspace is null ? "http://127.0.0.1:5080" : "http://127.0.0.1:0";
        if (configuration["Embedded:DataFolder"] is null && workspace is not null)
            defaults["Embedded:DataFolder"] = workspace.Path;
        if (!configuration.GetSection("Logging:LogLevel").GetChildren().Any())
        {
            defaults["Logging:LogLevel:Default"] = "Warning";
            // It warns that keys are not encrypted at rest; they lie in a folder of mode 0700.
            defaults["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error";
            // A failed start is told in a sentence; a part that dies later is still logged, as critical.
            defaults["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical";
        }
        configuration.AddInMemoryCollection(defaults);
    }
}
