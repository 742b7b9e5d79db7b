// Who listens, how loud, and in the dark: asked for or by headphones, and gone with the session.
#include "tests/flow/visitor.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;
using namespace std::chrono_literals;

TEST_CASE("the voice is silent until somebody asks for it, and again for the next one") {
    Visitor visitor;
    CHECK_FALSE(visitor.session().listening);
    visitor.does(event::SetListening{true});
    visitor.does(event::ChangeVolume{+2});
    visitor.does(event::SetDark{true});
    CHECK(visitor.session().listening);
    CHECK(visitor.session().readings == 1);
    CHECK(visitor.session().volume == usual_volume + 2);
    CHECK(visitor.session().dark);
    visitor.does(event::ListenAgain{});
    CHECK(visitor.session().readings == 2);
    visitor.next();
    visitor.does(event::Quit{});
    CHECK(visitor.at() == "attract");
    CHECK_FALSE(visitor.session().listening);
    CHECK_FALSE(visitor.session().dark);
    CHECK(visitor.session().volume == usual_volume);
}

TEST_CASE("volume ends at both ends") {
    Visitor visitor;
    visitor.does(event::ChangeVolume{-100});
    CHECK(visitor.session().volume == least_volume);
    visitor.does(event::ChangeVolume{+100});
    CHECK(visitor.session().volume == most_volume);
}

TEST_CASE("headphones begin to speak, and pulled out they take the dark with them") {
    Visitor visitor;
    visitor.does(event::HeadphonesChanged{true});
    CHECK(visitor.session().listening);
    visitor.does(event::SetDark{true});
    visitor.does(event::HeadphonesChanged{false});
    CHECK_FALSE(visitor.session().listening);
    CHECK_FALSE(visitor.session().dark);
}

TEST_CASE("who comes with the headphones still in is spoken to") {
    Visitor visitor;
    visitor.does(event::HeadphonesChanged{true});
    visitor.next();
    visitor.does(event::Quit{});
    CHECK(visitor.session().listening);
}

TEST_CASE("nobody sits in the dark without a voice") {
    Visitor visitor;
    visitor.does(event::SetDark{true});
    CHECK_FALSE(visitor.session().dark);
}

TEST_CASE("a kiosk without a voice has none, headphones or not") {
    Hall silent = test::hall();
    silent.speaks = false;
    Visitor visitor(silent);
    visitor.does(event::HeadphonesChanged{true});
    visitor.does(event::SetListening{true});
    CHECK_FALSE(visitor.session().listening);
    CHECK(visitor.session().readings == 0);
}

TEST_CASE("whoever left the voice on at the door is forgotten after a while") {
    Visitor visitor;
    visitor.does(event::SetListening{true});
    visitor.wait(125s);
    CHECK_FALSE(visitor.session().listening);
}
