namespace NeuraNft.Messaging.Tests.Conformance;

public sealed class PostgresEnqueueTests(PostgresMaker maker) : EnqueueConformance<PostgresMaker>(maker);

public sealed class RabbitMqEnqueueTests(RabbitMqMaker maker) : EnqueueConformance<RabbitMqMaker>(maker);

public sealed class PostgresLeaseTests(PostgresMaker maker) : LeaseConformance<PostgresMaker>(maker);

public sealed class RabbitMqLeaseTests(RabbitMqMaker maker) : LeaseConformance<RabbitMqMaker>(maker);

public sealed class PostgresRetryTests(PostgresMaker maker) : RetryConformance<PostgresMaker>(maker);

public sealed class RabbitMqRetryTests(RabbitMqMaker maker) : RetryConformance<RabbitMqMaker>(maker);
