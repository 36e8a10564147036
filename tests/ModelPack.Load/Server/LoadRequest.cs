using System.Text;

namespace ModelPack.Load.Server;

/// <summary>The request that is sent all the time.</summary>
internal static class LoadRequest
{
    public const string Body = """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";

    /// <summary>The whole request over HTTP/1.1.</summary>
    public static byte[] To(string path) =>
        Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
}
