using System.Text;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class MutatedRequestTests(ModelPackages packages) : IClassFixture<ModelPackages>
{
    private const int Mutations = 1_500;

    private static readonly byte[][] s_fragments =
    [
        .. ((string[])["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\uD800", "null", "true", "-", "e999", ".", "0", "NaN", "/*", "\n", "\0", "\uFEFF", "붓꽃"]).Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
    ];

    [Theory]
    [InlineData("/iris/predict", """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""")]
    [InlineData("/iris/predict/batch", """[{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}]""")]
    [InlineData("/penguins/predict", """{"island":"Biscoe","billLengthMm":40.5,"sex":"MALE"}""")]
    [InlineData("/tokens/predict", """{"inputIds":[1,2,3],"attentionMask":[1,1,1]}""")]
    public async Task A_request_that_was_damaged_is_never_a_server_error(string route, string good)
    {
        var random = new Random(20_260);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] body = Mutate(Encoding.UTF8.GetBytes(good), random);
            Answer answer = await Answer.PostAsync(packages.Server.Client, route, body);
            Assert.True(answer.Status is 200 or 400, $"{answer.Status} for {Convert.ToHexString(body)}");
            if (answer.Status == 400)
                Assert.All(answer.Paths, static path => Assert.StartsWith("$", path, StringComparison.Ordinal));
        }
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            int start = random.Next(body.Length + 1);
            int length = random.Next(Math.Min(8, body.Length - start) + 1);
            byte[] with = random.Next(3) switch
            {
                0 => [],
                1 => [(byte)random.Next(256)],
                _ => s_fragments[random.Next(s_fragments.Length)],
            };
            body = [.. body[..start], .. with, .. body[(start + length)..]];
        }

        return body;
    }
}
