using ModelPack.Benchmarks.Measuring;

namespace ModelPack.Benchmarks.Http;

/// <summary>What one server took for one kind of request.</summary>
/// <param name="Cpu">CPU time of the server, and what it allocated, a request.</param>
/// <param name="Wall">Time a request over all connections, the inverse of the throughput; its ratio is to the floor's.</param>
internal sealed record HttpResult(CaseResult Cpu, CaseResult Wall);
