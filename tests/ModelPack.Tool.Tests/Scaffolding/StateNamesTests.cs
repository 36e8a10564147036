using ModelPack.Tool.Scaffolding.Planning;

namespace ModelPack.Tool.Tests.Scaffolding;

public sealed class StateNamesTests
{
    [Theory]
    [InlineData("state", "stateN")]
    [InlineData("state", "state_out")]
    [InlineData("state_in", "state_out")]
    [InlineData("prev_state", "next_state")]
    [InlineData("h", "hn")]
    [InlineData("h0", "hn")]
    [InlineData("c0", "cn")]
    [InlineData("h_0", "h_n")]
    [InlineData("h1", "h1_out")]
    [InlineData("hx", "new_hx")]
    [InlineData("decoder_hidden", "decoder_hidden_out")]
    [InlineData("encoder_cache_3", "new_encoder_cache_3")]
    [InlineData("past_key_values.0.key", "present.0.key")]
    [InlineData("past_key_values.11.decoder.value", "present.11.decoder.value")]
    [InlineData("past_0", "present_0")]
    public void Names_of_a_state_before_and_after(string input, string output) => Assert.True(StateNames.ArePair(input, output));

    [Theory]
    [InlineData("audio", "audio_out")]
    [InlineData("image", "new_image")]
    [InlineData("state", "state")]
    [InlineData("state", "h_out")]
    [InlineData("h0", "c0_out")]
    [InlineData("past_key_values.0.key", "present.0.value")]
    [InlineData("past_key_values.0.key", "present.1.key")]
    [InlineData("past", "present")]
    [InlineData("estate", "estate_out")]
    [InlineData("x", "xn")]
    public void Names_that_say_no_such_thing(string input, string output) => Assert.False(StateNames.ArePair(input, output));
}
