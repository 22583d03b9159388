using Microsoft.Extensions.Logging;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>What all executions of a server share.</summary>
internal sealed record ExecutionSettings(ILogger Logger, int MaxErrors, FieldResolverDelegate DefaultResolver);
