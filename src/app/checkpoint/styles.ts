/** How the screens of a post look, in the order in which the sheets build on each other. */
import './post.css';
import './header.css';
import './camera.css';
import './questions.css';
import './trouble.css';
import './verdict.css';
import './records.css';
