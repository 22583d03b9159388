using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Neura.Database;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Embeddings;

namespace NeuraNft.Api.Embedded;

/// <summary>Says in a sentence or two why the market did not start and what to do.</summary>
internal static class StartFailure
{
    /// <returns>Null for a failure that is a bug and should be seen as one.</returns>
    public static string? Explain(Exception failure) => failure switch
    {
        EmbeddedException or EmbeddedPostgresException or MigrationException or PrivateFolderException or CustodyException or
            EmbeddingException =>
            failure.Message,
        OptionsValidationException wrong => "The configuration is wrong: " + string.Join(" ", wrong.Failures),
        IOException { InnerException: AddressInUseException } =>
            $"{failure.Message} End the program that holds the port, or choose another: ./run.sh --urls http://127.0.0.1:5081",
        Npgsql.NpgsqlException => $"PostgreSQL does not answer: {failure.Message} Check ConnectionStrings:NeuraNft.",
        _ => null,
    };
}
