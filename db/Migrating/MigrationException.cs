namespace Neura.Database;

/// <summary>The database's schema and this program's do not fit; the message says which file and what to do.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException() { }

    public MigrationException(string message) : base(message) { }

    public MigrationException(string message, Exception innerException) : base(message, innerException) { }
}
