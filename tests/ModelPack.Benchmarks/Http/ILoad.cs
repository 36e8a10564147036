namespace ModelPack.Benchmarks.Http;

/// <summary>Sends one request over and over on some connections, the next one when the last is answered.</summary>
internal interface ILoad
{
    /// <summary>What does it.</summary>
    string Name { get; }

    /// <exception cref="InvalidOperationException">A request was not answered with 200.</exception>
    LoadResult Run(Uri address, string body, int connections, TimeSpan duration);
}
