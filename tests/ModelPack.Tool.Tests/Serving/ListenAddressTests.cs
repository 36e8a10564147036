using ModelPack.Tool.Serving;
using ModelPack.Tool.Serving.Hosting;

namespace ModelPack.Tool.Tests.Serving;

public class ListenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8081")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:0")]
    [InlineData("http://[::1]:9000/", "http://[::1]:9001")]
    [InlineData("http://*:8080;https://*:8443", "http://*:8081")]
    [InlineData("http://localhost", "http://localhost:81")]
    [InlineData("https://127.0.0.1:8443", "")]
    public void Without_TLS_gRPC_gets_the_next_port(string urls, string grpc) =>
        Assert.Equal(grpc, string.Join(';', ListenAddresses.Of(urls, grpcUrls: null).Grpc));

    [Fact]
    public void Addresses_for_gRPC_are_those_that_are_given_or_none()
    {
        Assert.Equal(["http://127.0.0.1:5001"], ListenAddresses.Of("http://127.0.0.1:8080", "http://127.0.0.1:5001").Grpc);
        Assert.Empty(ListenAddresses.Of("http://127.0.0.1:8080", "none").Grpc);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("ftp://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/base")]
    [InlineData("http://127.0.0.1:8080;nothing")]
    public void What_is_no_address_is_refused(string urls) => Assert.Equal("MPK2020", Assert.Throws<ServeException>(() => ListenAddresses.Of(urls, "none")).Problem.Code);
}
