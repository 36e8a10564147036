using ModelPack.Testing;

namespace ModelPack.Benchmarks.Http;

/// <summary>The servers that are compared, over one file.</summary>
internal sealed class BenchmarkServers : IDisposable
{
    private readonly List<ServerProcess> _servers = [];

    public BenchmarkServers(string model)
    {
        Floor = Start("hand-written minimal API", "floor", model);
        Ours = Start("ModelPack", "modelpack", model);
        Peer = StartFastify(model);
    }

    /// <summary>A hand-written minimal API over a hand-written predictor.</summary>
    public ServerProcess Floor { get; }

    /// <summary>The generated endpoints.</summary>
    public ServerProcess Ours { get; }

    /// <summary>fastify with onnxruntime-node; null where it could not be installed.</summary>
    public ServerProcess? Peer { get; }

    /// <summary>All of them, the floor first.</summary>
    public IReadOnlyList<ServerProcess> All => _servers;

    public void Dispose() => _servers.ForEach(static server => server.Dispose());

    private ServerProcess Start(string name, string kind, string model) => Add(new ServerProcess(name, "dotnet",
        [Path.Combine(TestModels.RepositoryRoot, "tests", "ModelPack.Benchmarks.Server", "bin", "Release", "net10.0", "ModelPack.Benchmarks.Server.dll"), kind, model], countsBytes: true));

    // build/bench.sh installs it.
    private ServerProcess? StartFastify(string model)
    {
        string folder = Path.Combine(TestModels.RepositoryRoot, "artifacts", "bench", "fastify");
        if (!File.Exists(Path.Combine(folder, "installed.txt")))
            return null;
        string script = Path.Combine(folder, "server.mjs");
        File.Copy(Path.Combine(TestModels.RepositoryRoot, "tests", "ModelPack.Benchmarks", "Peers", "fastify.mjs"), script, overwrite: true);
        return Add(new ServerProcess("fastify, onnxruntime-node", "node", [script, model], countsBytes: false));
    }

    private ServerProcess Add(ServerProcess server)
    {
        _servers.Add(server);
        return server;
    }
}
